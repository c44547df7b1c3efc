package dev.treering.aggregates.relay;

import dev.treering.aggregates.store.EventStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the event store to {@code platform-events}, in order of position, each fact once for readers of committed records:
 * a fact of an account to the account's partition, one that concerns everybody to every partition.
 *
 * <p>Survives outages of the broker and the store by itself. Of several relays one carries: the last to take over; the others
 * stand by and take over when it falls silent.
 */
public final class Relay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final long POLL_MS = 250;
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final EventStore store;
    private final Map<String, Object> kafka;
    private final Semaphore wake = new Semaphore(0);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private final Standby standby;
    private volatile Status status = new Status.Starting();
    private volatile long carried = -1;

    private Relay(EventStore store, Map<String, Object> kafka, Duration silence) {
        this.store = store;
        this.kafka = Map.copyOf(kafka);
        this.standby = new Standby(store, this.kafka, silence);
        this.thread = Thread.ofPlatform().name("relay").unstarted(this::run);
    }

    /**
     * Starts a relay, which takes over from any other of the installation.
     *
     * @param kafka settings of every Kafka client: addresses, credentials; the topics must be there
     */
    public static Relay start(EventStore store, Map<String, Object> kafka) {
        return start(store, kafka, Standby.SILENCE);
    }

    /** As {@link #start(EventStore, Map)}; standing by, takes over after this long a silence. */
    static Relay start(EventStore store, Map<String, Object> kafka, Duration silence) {
        var relay = new Relay(store, kafka, silence);
        store.onAppended(relay::wake);
        relay.thread.start();
        return relay;
    }

    /** Position up to which all facts are on the topic; -1 for none. Of what this relay knows: standing by, it may lag. */
    public long carried() {
        return carried;
    }

    public Status status() {
        return status;
    }

    private void wake() {
        if (wake.availablePermits() == 0) { // one is enough, however many appends there were
            wake.release();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        try {
            carryUntilClosed();
        } catch (InterruptedException | InterruptException e) {
            closing.countDown(); // whoever closes has lost patience
        } catch (Error e) {
            become(new Status.Refused("it failed: " + e));
            throw e;
        }
        if (isClosing()) {
            become(new Status.Closed());
        }
    }

    private void carryUntilClosed() throws InterruptedException {
        var pause = new Pause();
        while (!isClosing() && !(status instanceof Status.Refused)) {
            try {
                SchemaPublication.publish(kafka);
                spell(pause);
            } catch (Contradiction e) {
                become(new Status.Refused(String.valueOf(e.getMessage())));
            } catch (InterruptException e) {
                throw e;
            } catch (RuntimeException e) {
                if (isFenced(e)) {
                    become(new Status.StandingBy());
                    standby.awaitSilence();
                } else {
                    become(new Status.Retrying(problem(e)));
                    closing.await(pause.next().toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        }
    }

    /** Carries until closed or until something fails. */
    private void spell(Pause pause) throws InterruptedException {
        try (Carriage carriage = Carriage.takeOver(store, kafka)) {
            while (!isClosing()) {
                boolean more = carriage.carry();
                carried = carriage.carried();
                become(new Status.Carrying());
                pause.reset();
                if (!more) {
                    awaitNews();
                }
            }
        }
    }

    private void awaitNews() throws InterruptedException {
        if (wake.tryAcquire(POLL_MS, TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
        }
    }

    /** Says so once, when it changes. */
    private void become(Status next) {
        boolean same = next.getClass() == status.getClass();
        status = next;
        if (same) {
            return;
        }
        switch (next) {
            case Status.Refused(String problem) -> LOG.error("the relay has stopped: {}", problem);
            case Status.Retrying(String problem) -> LOG.warn("the relay waits: {}", problem);
            case Status.StandingBy _ -> LOG.warn("another relay has taken over; this one stands by");
            default ->
                LOG.info("the relay is {} at position {}", next.getClass().getSimpleName(), carried);
        }
    }

    /** Whether another has taken over; the clients wrap the reason at will. */
    private static boolean isFenced(RuntimeException failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ProducerFencedException || t instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private static String problem(RuntimeException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    /** Stops after the batch at hand; what is not committed is carried by the next relay. */
    @Override
    public void close() {
        closing.countDown();
        wake();
        try {
            if (!thread.join(CLOSING)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
