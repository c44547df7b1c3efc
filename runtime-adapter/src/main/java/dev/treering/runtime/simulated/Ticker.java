package dev.treering.runtime.simulated;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls something again and again on the wall clock, and goes on if it fails. */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("simulated-cluster").factory());

    Ticker(Runnable step, Duration every) {
        var unused = thread.scheduleWithFixedDelay(() -> quietly(step), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void quietly(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            LOG.error("a tick of the simulated cluster failed", failed);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        boolean done = false;
        while (!done) {
            try {
                done = thread.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
