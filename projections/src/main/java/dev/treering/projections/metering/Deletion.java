package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/** When an app or a space was deleted: from then on nothing of it is commanded, whatever else is said. The earliest holds. */
record Deletion(long heldAt, long position) {

    /** Of what lives. */
    static final Deletion NONE = new Deletion(Long.MAX_VALUE, Long.MAX_VALUE);

    boolean isBefore(Deletion other) {
        return heldAt < other.heldAt;
    }

    /** What it comes to on every lane. */
    Step step() {
        return Step.to(false, heldAt, position);
    }

    void write(StateWriter out) {
        out.number(heldAt);
        out.number(position);
    }

    static Deletion read(StateReader in) {
        return new Deletion(in.number(), in.number());
    }
}
