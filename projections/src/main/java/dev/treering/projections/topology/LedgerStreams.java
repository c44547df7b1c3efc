package dev.treering.projections.topology;

import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LogClients;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ledger application, running: folds the log of facts into the ledger, exactly once. Killed at any moment, the next start
 * continues with the same bytes.
 */
public final class LedgerStreams implements AutoCloseable {

    /** What it is doing. */
    public enum State {
        /** Joining, or restoring its stores. */
        STARTING,
        /** Folding facts as they come. */
        RUNNING,
        /** Given up, see {@link #failure()}; nothing is lost, and a new start continues. */
        FAILED,
        /** Closed. */
        STOPPED
    }

    private static final Logger LOG = LoggerFactory.getLogger(LedgerStreams.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private volatile @Nullable Throwable failure;

    private LedgerStreams(KafkaStreams streams) {
        this.streams = streams;
    }

    /**
     * Starts to fold. Returns at once, see {@link #state()}; but where another version has written the state, only when it is built
     * anew from the log.
     *
     * @throws IllegalStateException when the topics are missing, or not alike in partitions
     * @throws StateOutdated when the state cannot be built anew
     */
    public static LedgerStreams start(LedgerSettings settings) throws InterruptedException {
        int partitions = partitions(settings.bootstrapServers());
        StateRebuild.whereNeeded(settings, partitions);
        var streams = new KafkaStreams(LedgerTopology.of(partitions), StreamsSettings.of(settings));
        var ledger = new LedgerStreams(streams);
        streams.setUncaughtExceptionHandler(ledger::failed);
        streams.start();
        return ledger;
    }

    private static int partitions(String bootstrapServers) throws InterruptedException {
        var topics = List.of(
                Topics.PLATFORM_EVENTS, Topics.USAGE_LEDGER, Topics.STATEMENTS, Topics.SEALS, Topics.DEAD_LETTER);
        try (var admin = LogClients.admin(bootstrapServers)) {
            var counts = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .map(topic -> topic.partitions().size())
                    .distinct()
                    .toList();
            if (counts.size() != 1) {
                throw new IllegalStateException(topics + " must have the same number of partitions, not " + counts);
            }
            return counts.getFirst();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot look up the topics " + topics + ": " + e.getCause(), e);
        }
    }

    /** What passes by itself is tried again on a new thread; anything else would only fail again, and must be seen. */
    private StreamThreadExceptionResponse failed(Throwable cause) {
        if (isPassing(cause)) {
            LOG.warn("the ledger is held up, trying again", cause);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        failure = cause;
        LOG.error("the ledger has stopped", cause);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isPassing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    public State state() {
        return switch (streams.state()) {
            case CREATED, REBALANCING -> State.STARTING;
            case RUNNING -> State.RUNNING;
            case PENDING_ERROR, ERROR -> State.FAILED;
            case PENDING_SHUTDOWN, NOT_RUNNING -> failure == null ? State.STOPPED : State.FAILED;
        };
    }

    /** Why it has given up; empty while it has not. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Commits what is folded and stops. */
    @Override
    public void close() {
        if (!streams.close(PATIENCE)) {
            LOG.warn("the ledger did not stop within {}: what it had not committed will be folded again", PATIENCE);
        }
    }
}
