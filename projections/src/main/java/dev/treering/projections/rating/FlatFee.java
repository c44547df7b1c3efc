package dev.treering.projections.rating;

import dev.treering.events.prices.Price.Flat;
import dev.treering.events.prices.Unit;
import java.math.BigDecimal;

/**
 * {@code amount × months}. A fee knows no other quantity: the unit, the pool and the included quantity of its item do not touch it.
 *
 * <p>Not prorated, it is one month for each resource that was used. Prorated, it is the part of the month by time for a level, so that
 * two of a thing cost two fees, and the part of the month that the price was in force for a counter.
 */
final class FlatFee {

    private FlatFee() {}

    static ExactAmount of(Flat price, Chargeable used) {
        return used.quantity().times(price.amount());
    }

    /** The unit that makes months of what was measured. */
    static Unit unit(Flat price, Piece piece, long monthMs) {
        BigDecimal size = Measured.isLevel(piece) && price.prorated() ? BigDecimal.valueOf(monthMs) : BigDecimal.ONE;
        return new Unit(CalendarProration.UNIT, size, Unit.Rounding.EXACT);
    }
}
