package dev.treering.embedded.kafka;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a broker's fatal failure ends up instead of ending the JVM. Kafka asks for the exit through one static hook and
 * does not say which broker asks, so with several in one process each is told of the failure of any.
 */
final class BrokerFailures {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerFailures.class);
    private static final Set<BrokerFailures> WATCHING = ConcurrentHashMap.newKeySet();
    private static final ScopedValue<Boolean> STARTING = ScopedValue.newInstance();

    static {
        // never reset: a broker's threads may still give up after it was closed
        Exit.setExitProcedure(BrokerFailures::gaveUp);
        Exit.setHaltProcedure(BrokerFailures::gaveUp);
    }

    private final CompletableFuture<BrokerFailure> first = new CompletableFuture<>();

    /** Watches from now until {@link #ended()}. */
    static BrokerFailures watch() {
        BrokerFailures failures = new BrokerFailures();
        WATCHING.add(failures);
        return failures;
    }

    /** Runs a broker's start, whose failures on this thread are left to come out as what they are thrown as. */
    static void duringStart(Runnable start) {
        ScopedValue.where(STARTING, true).run(start);
    }

    /** The first failure, if there was one; later ones are its consequences. */
    Optional<BrokerFailure> first() {
        return first.isDone() ? Optional.of(first.resultNow()) : Optional.empty();
    }

    void ended() {
        WATCHING.remove(this);
    }

    private static void gaveUp(int status, String message) {
        if (STARTING.isBound()) {
            return;
        }
        BrokerFailure failure = new BrokerFailure(status, message);
        LOG.error("the embedded Kafka broker gave up (status {}): {}", status, failure.getMessage());
        WATCHING.forEach(watching -> watching.first.complete(failure));
        throw failure; // Kafka does not expect to come back from here: this ends the work of the thread that gave up
    }
}
