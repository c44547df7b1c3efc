package dev.treering.projections.rating;

import dev.treering.events.prices.Unit;
import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A piece's share of what is rated together.
 *
 * @param unit what its quantities are in
 * @param units by day, after rounding; below 0 where more was taken back than reported
 * @param pooled units that a pool pays for
 */
record Share(Measured measured, Unit unit, SortedMap<LocalDate, ExactAmount> units, ExactAmount pooled) {

    Share {
        units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    }

    Share withPooled(ExactAmount paidFor) {
        return new Share(measured, unit, units, paidFor);
    }

    Piece piece() {
        return measured.piece();
    }

    /** All units. */
    ExactAmount quantity() {
        return ExactAmount.sum(units.values());
    }

    /** What no pool pays for. */
    ExactAmount unpooled() {
        return quantity().minus(pooled);
    }
}
