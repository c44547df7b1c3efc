package dev.treering.projections.rating;

import dev.treering.events.prices.Unit;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A piece's share of what is rated together.
 *
 * @param unit what its quantities are in
 * @param ofOne units that one metered unit has become, after rounding: all pieces of a group in proportion
 * @param pooled units that a pool pays for
 */
record Share(Measured measured, Unit unit, ExactAmount ofOne, ExactAmount pooled) {

    Share withPooled(ExactAmount paidFor) {
        return new Share(measured, unit, ofOne, paidFor);
    }

    Piece piece() {
        return measured.piece();
    }

    /** All units; below 0 where more was taken back than reported. */
    ExactAmount quantity() {
        return measured.total().times(ofOne);
    }

    /** The units by day. */
    SortedMap<LocalDate, ExactAmount> units() {
        var units = new TreeMap<LocalDate, ExactAmount>();
        measured.days().forEach((day, figure) -> units.put(day, figure.times(ofOne)));
        return units;
    }

    /** What no pool pays for. */
    ExactAmount unpooled() {
        return quantity().minus(pooled);
    }
}
