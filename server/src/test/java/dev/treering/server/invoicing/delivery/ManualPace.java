package dev.treering.server.invoicing.delivery;

import java.time.Duration;

/** Time that passes only when somebody pauses. */
final class ManualPace implements Pace {

    private long now;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void pause(Duration time) {
        now += time.toNanos();
    }

    synchronized Duration passed() {
        return Duration.ofNanos(now);
    }
}
