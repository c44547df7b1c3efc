package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/**
 * What was seen of a slot's dynos on one day: by how much each level moves at which instants.
 *
 * @param started dynos that started; apart from the other moves of running, so that each start keeps its instant
 * @param positions where in the log lie the facts that say so
 */
record Runs(Deltas started, Deltas running, Deltas restarting, Deltas lost, Positions positions) {

    static final Runs NONE = new Runs(Deltas.NONE, Deltas.NONE, Deltas.NONE, Deltas.NONE, Positions.NONE);

    Runs with(Move move, long position) {
        Positions all = positions.and(position);
        return switch (move.level()) {
            case STARTED -> new Runs(started.with(move.at(), move.by()), running, restarting, lost, all);
            case RUNNING -> new Runs(started, running.with(move.at(), move.by()), restarting, lost, all);
            case RESTARTING -> new Runs(started, running, restarting.with(move.at(), move.by()), lost, all);
            case LOST -> new Runs(started, running, restarting, lost.with(move.at(), move.by()), all);
        };
    }

    void write(StateWriter out) {
        started.write(out);
        running.write(out);
        restarting.write(out);
        lost.write(out);
        positions.write(out);
    }

    static Runs read(StateReader in) {
        return new Runs(Deltas.read(in), Deltas.read(in), Deltas.read(in), Deltas.read(in), Positions.read(in));
    }
}
