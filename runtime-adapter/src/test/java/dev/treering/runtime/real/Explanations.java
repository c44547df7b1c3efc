package dev.treering.runtime.real;

import java.util.Optional;

/** Why the two servers may differ: the real one is of version 1.20, or the simulated one leaves out what nobody here reads. */
final class Explanations {

    private Explanations() {}

    /** Empty where nothing explains it. */
    static Optional<String> of(Operation operation, Said simulated, Said real) {
        return Optional.empty();
    }
}
