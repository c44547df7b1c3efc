package dev.treering.server.invoicing.delivery;

import java.time.Duration;

/** Time, for pacing only: it is in no fact. */
public interface Pace {

    /** Nanoseconds since some moment; never runs back. */
    long nanos();

    /** Lets so much time pass. */
    void pause(Duration time) throws InterruptedException;

    /** The machine's. */
    static Pace ofMachine() {
        return new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time);
            }
        };
    }
}
