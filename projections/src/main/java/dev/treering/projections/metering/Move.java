package dev.treering.projections.metering;

import java.util.List;
import java.util.Optional;

/** A level of a slot moves at an instant. */
record Move(Slot slot, Level level, long at, int by) {

    /**
     * Adds what moves when a level, known to be higher for {@code before}, turns out to be so for {@code after}. Nothing moves before
     * {@code horizon}, the first instant remembered: what began earlier counts from there on.
     */
    static void between(Optional<Span> before, Optional<Span> after, long horizon, List<Move> moves) {
        if (before.isPresent() || after.isPresent()) {
            replace(moves, before.flatMap(span -> up(span, horizon)), after.flatMap(span -> up(span, horizon)));
            replace(moves, before.flatMap(span -> down(span, horizon)), after.flatMap(span -> down(span, horizon)));
        }
    }

    private static void replace(List<Move> moves, Optional<Move> old, Optional<Move> now) {
        if (!old.equals(now)) {
            old.ifPresent(move -> moves.add(new Move(move.slot, move.level, move.at, -move.by)));
            now.ifPresent(moves::add);
        }
    }

    private static Optional<Move> up(Span span, long horizon) {
        if (span.to() < horizon) {
            return Optional.empty();
        }
        Level level = span.starts() && span.from() >= horizon ? Level.STARTED : span.level();
        return Optional.of(new Move(span.slot(), level, Math.max(span.from(), horizon), +1));
    }

    private static Optional<Move> down(Span span, long horizon) {
        return span.to() == Sighting.OPEN || span.to() < horizon
                ? Optional.empty()
                : Optional.of(new Move(span.slot(), span.level(), span.to(), -1));
    }
}
