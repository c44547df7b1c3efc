package dev.treering.aggregates.relay;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what must come true, up to a deadline. */
final class Eventually {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private Eventually() {}

    static void until(BooleanSupplier condition, Supplier<String> otherwise) throws InterruptedException {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > DEADLINE.toNanos()) {
                fail(otherwise.get());
            }
            Thread.sleep(20);
        }
    }

    /** Until the relay has carried all up to a position. */
    static void carried(Relay relay, long position) throws InterruptedException {
        until(
                () -> relay.carried() >= position,
                () -> "the relay is " + relay.status() + " at " + relay.carried() + ", not at " + position);
    }
}
