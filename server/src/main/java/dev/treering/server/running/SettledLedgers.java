package dev.treering.server.running;

import dev.treering.events.log.FactLog;
import dev.treering.events.log.LogUnavailable;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.server.http.LedgerProgress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the ledgers have come: the newest position that they were seen to have settled. One thread sets itself the log's head
 * as its goal, waits until it is reached, and takes the next, so that the figure comes on also while facts keep arriving.
 */
final class SettledLedgers implements LedgerProgress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettledLedgers.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final FactLog log;
    private final ReadModels readModels;
    private final AtomicLong settled = new AtomicLong(-1);
    private final Thread watching = Thread.ofVirtual().name("settled-ledgers").unstarted(this::watch);

    private SettledLedgers(FactLog log, ReadModels readModels) {
        this.log = log;
        this.readModels = readModels;
    }

    static SettledLedgers watch(FactLog log, ReadModels readModels) {
        var ledgers = new SettledLedgers(log, readModels);
        ledgers.watching.start();
        return ledgers;
    }

    private void watch() {
        long goal = -1;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                goal = nextGoal(goal);
                await(goal, LONGEST_WAIT);
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The goal before until it is reached, then the log's head; the goal before, too, while the log cannot be asked. */
    private long nextGoal(long before) {
        try {
            return before > settled.get() ? before : log.head();
        } catch (LogUnavailable e) {
            LOG.debug("the log cannot be asked how far it is; will again", e);
            return before;
        }
    }

    @Override
    public long settled() {
        return settled.get();
    }

    @Override
    public boolean await(long position, Duration atMost) {
        if (position <= settled.get()) {
            return true;
        }
        boolean reached = readModels.awaitSettled(position, atMost);
        if (reached) {
            settled.accumulateAndGet(position, Math::max);
        }
        return reached;
    }

    @Override
    public void close() throws InterruptedException {
        watching.interrupt();
        watching.join();
    }
}
