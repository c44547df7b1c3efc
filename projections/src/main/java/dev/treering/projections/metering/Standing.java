package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/**
 * How many dynos of a slot run, restart and are missing at a midnight, and where in the log lie the facts that brought it about
 * since there was none at a midnight.
 */
record Standing(int running, int restarting, int lost, Positions positions) {

    static final Standing NONE = new Standing(0, 0, 0, Positions.NONE);

    /** The same a day later. */
    Standing after(Runs runs) {
        return new Standing(
                running + runs.started().net() + runs.running().net(),
                restarting + runs.restarting().net(),
                lost + runs.lost().net(),
                positions.and(runs.positions()));
    }

    boolean isNothing() {
        return running == 0 && restarting == 0 && lost == 0;
    }

    /** Whether the levels are the same; where in the log they come from does not count. */
    boolean sameAs(Standing other) {
        return running == other.running && restarting == other.restarting && lost == other.lost;
    }

    void write(StateWriter out) {
        out.number(running);
        out.number(restarting);
        out.number(lost);
        positions.write(out);
    }

    static Standing read(StateReader in) {
        return new Standing(in.integer(), in.integer(), in.integer(), Positions.read(in));
    }
}
