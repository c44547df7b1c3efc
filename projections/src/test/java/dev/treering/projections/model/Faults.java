package dev.treering.projections.model;

import java.util.Optional;

/** The first thing that was found wrong. */
final class Faults {

    private Optional<String> first = Optional.empty();

    Optional<String> first() {
        return first;
    }

    void check(boolean holds, String otherwise) {
        if (!holds && first.isEmpty()) {
            first = Optional.of(otherwise);
        }
    }

    /** Says where it was found. */
    void at(String where) {
        first = first.map(where::concat);
    }

    void same(Object expected, Object actual, String what) {
        check(expected.equals(actual), what + "\n  expected " + expected + "\n  but was  " + actual);
    }
}
