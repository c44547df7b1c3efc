package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/** The range of log positions within which lie the facts that made something. */
record Positions(long first, long last) {

    static final Positions NONE = new Positions(Long.MAX_VALUE, Long.MIN_VALUE);

    Positions and(long position) {
        return new Positions(Math.min(first, position), Math.max(last, position));
    }

    Positions and(Positions other) {
        return new Positions(Math.min(first, other.first), Math.max(last, other.last));
    }

    void write(StateWriter out) {
        out.number(first);
        out.number(last);
    }

    static Positions read(StateReader in) {
        return new Positions(in.number(), in.number());
    }
}
