package dev.treering.projections.rating;

import dev.treering.events.prices.Unit;
import java.time.Duration;
import java.time.YearMonth;

/**
 * What a price is asked about.
 *
 * @param quantity what costs something, in units; 0 or more
 * @param unit of {@code quantity}
 * @param events reports behind it
 * @param inForce part of the month that the price was in force, 0 to 1
 */
record Chargeable(ExactAmount quantity, Unit unit, long events, ExactAmount inForce, YearMonth month) {

    /** The quantity as it is metered: milliseconds of time, or what the meter reports. */
    ExactAmount metered() {
        return quantity.times(unit.size());
    }

    /** Milliseconds of the calendar month. */
    long monthMs() {
        return Duration.ofDays(month.lengthOfMonth()).toMillis();
    }
}
