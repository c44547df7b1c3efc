package dev.treering.runtime.simulated.control;

import java.time.Instant;
import java.util.stream.Stream;

/**
 * Compares what is with what should be, and moves it one step. It keeps nothing between two passes: whatever must last is in the
 * store, so a killed cluster goes on where it was.
 */
public interface Controller {

    /** The field manager as which it writes: the program that does this work in a real cluster. */
    default String name() {
        return "kube-controller-manager";
    }

    /** One pass. Refused writes are left to the next one. */
    void run(Pass pass);

    /** The instants at which there will be something to do that no write announces. */
    default Stream<Instant> due(Pass pass) {
        return Stream.empty();
    }
}
