package dev.treering.runtime.simulated.api;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What goes wrong on request, between the clients and the store. Safe for several threads. */
public final class RequestFaults {
    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicLong watchGeneration = new AtomicLong();

    /** The next requests are answered with 500, whatever they ask. */
    public void failNext(int requests) {
        failing.set(requests);
    }

    boolean failsNow() {
        return failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** Every watch that is open now ends without a word. */
    void dropWatches() {
        watchGeneration.incrementAndGet();
    }

    long watchGeneration() {
        return watchGeneration.get();
    }
}
