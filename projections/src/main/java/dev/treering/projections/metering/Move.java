package dev.treering.projections.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The observed level of a slot moves at an instant.
 *
 * @param starts dynos that started at it, negative where one turns out not to have
 */
record Move(Slot slot, long at, int level, int starts) {

    /**
     * What moves when a run, known so far as {@code before}, turns out to be {@code after}. Nothing moves before {@code horizon},
     * the first instant remembered: what began earlier counts from there on.
     */
    static List<Move> between(Optional<Sighting> before, Sighting after, long horizon) {
        var moves = new ArrayList<Move>(4);
        replace(moves, before.flatMap(sighting -> start(sighting, horizon)), start(after, horizon));
        replace(moves, before.flatMap(sighting -> end(sighting, horizon)), end(after, horizon));
        return moves;
    }

    private static void replace(List<Move> moves, Optional<Move> old, Optional<Move> now) {
        if (!old.equals(now)) {
            old.ifPresent(move -> moves.add(new Move(move.slot, move.at, -move.level, -move.starts)));
            now.ifPresent(moves::add);
        }
    }

    private static Optional<Move> start(Sighting sighting, long horizon) {
        return sighting.endedAt() < horizon
                ? Optional.empty()
                : Optional.of(
                        sighting.startedAt() < horizon
                                ? new Move(sighting.slot(), horizon, +1, 0)
                                : new Move(sighting.slot(), sighting.startedAt(), +1, 1));
    }

    private static Optional<Move> end(Sighting sighting, long horizon) {
        return sighting.endedAt() == Sighting.OPEN || sighting.endedAt() < horizon
                ? Optional.empty()
                : Optional.of(new Move(sighting.slot(), sighting.endedAt(), -1, 0));
    }
}
