package dev.treering.server.demo;

import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until it is told to go on. Never goes back. */
public final class VirtualClock implements InstantSource {

    private volatile Instant now;

    public VirtualClock(Instant start) {
        this.now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Goes on to an instant; stays where it is if that has passed. */
    public synchronized void advanceTo(Instant then) {
        if (then.isAfter(now)) {
            now = then;
        }
    }
}
