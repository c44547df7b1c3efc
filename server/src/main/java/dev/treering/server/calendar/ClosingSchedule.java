package dev.treering.server.calendar;

import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * How far time has been closed.
 *
 * @param firstDay UTC day of the first fact; empty while the log is empty
 * @param lastDay the last day that was closed
 * @param lastPeriod the last period that was closed
 */
record ClosingSchedule(Optional<LocalDate> firstDay, Optional<LocalDate> lastDay, Optional<YearMonth> lastPeriod) {

    /** How long facts of a day or period may take to arrive before it is closed. */
    record Grace(Duration ofDay, Duration ofPeriod) {}

    ClosingSchedule after(Fact fact) {
        return switch (fact) {
            case ClockFact.DayClosed(var day)
            when lastDay.isEmpty() || day.isAfter(lastDay.get()) ->
                new ClosingSchedule(firstDay, Optional.of(day), lastPeriod);
            case ClockFact.PeriodClosed(var period)
            when lastPeriod.isEmpty() || period.isAfter(lastPeriod.get()) ->
                new ClosingSchedule(firstDay, lastDay, Optional.of(period));
            default -> this;
        };
    }

    /** The next thing to close whose grace is over: a period as soon as its own is, days meanwhile going on. */
    Optional<ForCalendar> due(Instant now, Grace grace) {
        Optional<ForCalendar> period = nextPeriod()
                .filter(month -> lastDay.isPresent() && !lastDay.get().isBefore(month.atEndOfMonth()))
                .filter(month -> isOver(month.atEndOfMonth(), grace.ofPeriod(), now))
                .map(ForCalendar.ClosePeriod::new);
        return period.or(
                () -> nextDay().filter(day -> isOver(day, grace.ofDay(), now)).map(ForCalendar.CloseDay::new));
    }

    private Optional<YearMonth> nextPeriod() {
        return lastPeriod.map(period -> period.plusMonths(1)).or(() -> firstDay.map(YearMonth::from));
    }

    private Optional<LocalDate> nextDay() {
        return lastDay.map(day -> day.plusDays(1)).or(() -> firstDay);
    }

    private static boolean isOver(LocalDate day, Duration grace, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !now.isBefore(end.plus(grace));
    }
}
