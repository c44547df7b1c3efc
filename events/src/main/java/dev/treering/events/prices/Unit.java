package dev.treering.events.prices;

import java.math.BigDecimal;

/**
 * What quantities are priced in.
 *
 * @param name for people, such as hour, GB or request
 * @param size metered units in one: milliseconds of time, or what the meter reports; 3600000 for an hour
 * @param rounding what becomes of a part of a unit
 */
public record Unit(String name, BigDecimal size, Rounding rounding) {

    /** The unit as it is metered: one of what the meter reports, or a millisecond. */
    public static final Unit METERED = new Unit("unit", BigDecimal.ONE, Rounding.EXACT);

    /** What becomes of a part of a unit, once for what is rated together. */
    public enum Rounding {
        /** It is priced as the part it is. */
        EXACT,
        /** It counts as a whole unit. */
        UP,
        /** Half a unit or more counts as a whole one, less as none. */
        HALF_UP,
        /** It does not count. */
        DOWN
    }

    public Unit {
        if (name.isBlank()) {
            throw new IllegalArgumentException("unit is empty");
        }
        Figures.positive("unitSize", size);
    }
}
