package dev.treering.server.story;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for what becomes true by itself, and says what it was waiting for if it does not. */
final class Await {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Asks again and again until {@code complaint} is empty; fails with the last one after a minute. */
    static void until(String what, Supplier<String> complaint) {
        until(what, PATIENCE, complaint);
    }

    /** As above, with more patience or less. */
    static void until(String what, Duration patience, Supplier<String> complaint) {
        long deadline = System.nanoTime() + patience.toNanos();
        String last = complaint.get();
        while (!last.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + patience + " in vain for: " + what + "; now " + last);
            }
            pause();
            last = complaint.get();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
