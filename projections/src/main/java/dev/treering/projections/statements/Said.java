package dev.treering.projections.statements;

/** Something and where in the log it was said. */
record Said<T>(T value, long position) {

    /** Of two the later in the log; the same however often either is delivered. */
    Said<T> orLater(Said<T> other) {
        return other.position > position ? other : this;
    }
}
