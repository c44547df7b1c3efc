package dev.treering.runtime.queue;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: twice as long each time up to a limit, the later half of it by chance, so that those who
 * failed together do not come back together.
 */
public record Backoff(Duration first, Duration longest) {

    private static final int MOST_DOUBLINGS = 20;

    public Backoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "waits from " + first + " to " + longest + "; allowed is 0 < first <= longest");
        }
    }

    /** The wait after so many failures in a row, from 1. */
    public Duration after(int failures, RandomGenerator chance) {
        long doubled = first.toMillis() << Math.min(MOST_DOUBLINGS, Math.max(0, failures - 1));
        long limit = Math.min(longest.toMillis(), doubled);
        return Duration.ofMillis(limit / 2 + chance.nextLong(limit / 2 + 1));
    }
}
