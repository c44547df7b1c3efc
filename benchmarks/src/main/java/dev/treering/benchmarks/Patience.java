package dev.treering.benchmarks;

import java.time.Duration;

/** Waits for something that comes by itself. */
final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Patience() {}

    /** Whether it has come. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws InterruptedException;
    }

    /** Returns when it holds; throws when it does not within ten minutes. */
    static void until(String what, Condition condition) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - began > LONGEST.toNanos()) {
                throw new IllegalStateException("not within " + LONGEST + ": " + what);
            }
            Thread.sleep(BETWEEN);
        }
    }
}
