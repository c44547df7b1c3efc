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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which days and periods are closed, UTC. The calendar begins with the first day that is closed, whichever that is, and goes
 * on day by day.
 */
record BillingCalendar(Optional<ClosedDays> days, Set<YearMonth> periods) {

    static final BillingCalendar NOTHING_CLOSED = new BillingCalendar(Optional.empty(), Set.of());

    BillingCalendar {
        periods = Set.copyOf(periods);
    }

    BillingCalendar evolve(Fact fact) {
        return switch (fact) {
            case ClockFact.DayClosed(var day) ->
                new BillingCalendar(
                        days.map(closed -> closed.with(day)).or(() -> Optional.of(ClosedDays.only(day))), periods);
            case ClockFact.PeriodClosed(var period) -> {
                var next = new HashSet<>(periods);
                next.add(period);
                yield new BillingCalendar(days, next);
            }
            default -> this;
        };
    }

    /** Days are closed one after the other, each when it is over; any day may be the first. */
    Decision decide(CloseDay command, Instant at) {
        var day = command.day();
        if (days.filter(closed -> closed.contains(day)).isPresent()) {
            return nothingToDo();
        }
        var next = days.map(closed -> closed.last().plusDays(1)).orElse(day);
        if (day.isBefore(next)) {
            return refused(
                    Rejection.DAY_CLOSED,
                    "day is " + day + "; the calendar has passed it, the next day to close is " + next);
        }
        if (!isOver(day, at)) {
            return refused(Rejection.NOT_OVER, "day " + day + " is not over at " + at + "; it ends at " + endOf(day));
        }
        return day.equals(next)
                ? Decision.of(new ClockFact.DayClosed(day))
                : refused(Rejection.DAYS_OPEN, "day is " + day + "; the next day to close is " + next);
    }

    /** A period is closed once, when nothing stands against it any more; a refusal says everything that does, a line each. */
    Decision decide(ClosePeriod command, Instant at) {
        var period = command.period();
        if (periods.contains(period)) {
            return nothingToDo();
        }
        var reasons = CloseGate.reasons(period, openDaysOf(period), command.readings(), at);
        return reasons.isEmpty()
                ? Decision.of(new ClockFact.PeriodClosed(period))
                : refused(
                        reasons.getFirst().rejection(),
                        reasons.stream().map(CloseReason::line).collect(Collectors.joining("\n")));
    }

    /** All days of a period that ended before the calendar began are open: nothing was ever settled in it. */
    private List<LocalDate> openDaysOf(YearMonth period) {
        var begins = days.map(ClosedDays::first)
                .filter(first -> !first.isAfter(period.atEndOfMonth()))
                .filter(first -> first.isAfter(period.atDay(1)))
                .orElse(period.atDay(1));
        return begins.datesUntil(period.atEndOfMonth().plusDays(1))
                .filter(day -> days.filter(closed -> closed.contains(day)).isEmpty())
                .toList();
    }

    private static boolean isOver(LocalDate day, Instant at) {
        return !at.isBefore(endOf(day));
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
