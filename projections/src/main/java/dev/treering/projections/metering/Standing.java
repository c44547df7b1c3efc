package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/**
 * How many dynos of a slot run at a midnight, and where in the log lie the facts that brought it about since none ran at a
 * midnight.
 */
record Standing(int running, Positions positions) {

    static final Standing NONE = new Standing(0, Positions.NONE);

    void write(StateWriter out) {
        out.number(running);
        positions.write(out);
    }

    static Standing read(StateReader in) {
        return new Standing(in.integer(), Positions.read(in));
    }
}
