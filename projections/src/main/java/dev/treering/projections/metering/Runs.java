package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/**
 * What was seen of a slot's dynos on one day.
 *
 * @param starts dynos that started on the day
 * @param positions where in the log lie the facts that say so
 */
record Runs(Deltas deltas, int starts, Positions positions) {

    static final Runs NONE = new Runs(Deltas.NONE, 0, Positions.NONE);

    Runs with(long instant, int move, int started, long position) {
        return new Runs(deltas.with(instant, move), starts + started, positions.and(position));
    }

    void write(StateWriter out) {
        deltas.write(out);
        out.number(starts);
        positions.write(out);
    }

    static Runs read(StateReader in) {
        return new Runs(Deltas.read(in), in.integer(), Positions.read(in));
    }
}
