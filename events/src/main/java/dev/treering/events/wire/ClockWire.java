package dev.treering.events.wire;

import dev.treering.events.facts.ClockFact;
import dev.treering.wire.clock.DayClosed;
import dev.treering.wire.clock.PeriodClosed;
import java.time.DateTimeException;
import java.time.YearMonth;

/** Facts of the clock family and their records. */
final class ClockWire {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private ClockWire() {}

    static DayClosed toWire(ClockFact.DayClosed fact) {
        return new DayClosed(fact.day());
    }

    static ClockFact.DayClosed dayClosed(DayClosed wire) {
        return new ClockFact.DayClosed(wire.getDay());
    }

    static PeriodClosed toWire(ClockFact.PeriodClosed fact) {
        return new PeriodClosed(fact.period().toString());
    }

    static ClockFact.PeriodClosed periodClosed(PeriodClosed wire) {
        return new ClockFact.PeriodClosed(period(wire.getPeriod()));
    }

    static YearMonth period(String text) {
        try {
            YearMonth period = YearMonth.parse(text);
            if (period.getYear() < FIRST_YEAR || period.getYear() > LAST_YEAR) {
                throw new DateTimeException("out of range");
            }
            return period;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("period is '" + text + "'; allowed is a month such as 2026-03", e);
        }
    }
}
