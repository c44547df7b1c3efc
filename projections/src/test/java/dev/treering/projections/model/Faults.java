package dev.treering.projections.model;

import java.util.Optional;
import java.util.function.Supplier;

/** The first thing that was found wrong. */
final class Faults {

    private Optional<String> first = Optional.empty();

    Optional<String> first() {
        return first;
    }

    void check(boolean holds, Supplier<String> otherwise) {
        if (!holds && first.isEmpty()) {
            first = Optional.of(otherwise.get());
        }
    }

    /** Says where it was found. */
    void at(String where) {
        first = first.map(where::concat);
    }

    void same(Object expected, Object actual, Supplier<String> what) {
        check(expected.equals(actual), () -> what.get() + "\n  expected " + expected + "\n  but was  " + actual);
    }
}
