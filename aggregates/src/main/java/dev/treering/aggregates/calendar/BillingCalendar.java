package dev.treering.aggregates.calendar;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForCalendar.CloseDay;
import dev.treering.aggregates.decision.Command.ForCalendar.ClosePeriod;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.NavigableSet;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;

/** Which days and periods are closed. Both are UTC. It begins with the first day that is closed, whichever that is. */
record BillingCalendar(NavigableSet<LocalDate> days, Set<YearMonth> periods) {

    static final BillingCalendar NOTHING_CLOSED = new BillingCalendar(new TreeSet<>(), Set.of());

    BillingCalendar {
        days = java.util.Collections.unmodifiableNavigableSet(new TreeSet<>(days));
        periods = Set.copyOf(periods);
    }
}
