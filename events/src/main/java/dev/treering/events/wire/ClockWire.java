package dev.treering.events.wire;

import dev.treering.events.facts.ClockFact;
import dev.treering.wire.clock.DayClosed;
import dev.treering.wire.clock.PeriodClosed;
import java.time.DateTimeException;
import java.time.YearMonth;

/** Facts of the clock family and their records. */
final class ClockWire {

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
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("period is '" + text + "'; allowed is a month such as 2026-03", e);
        }
    }
}
