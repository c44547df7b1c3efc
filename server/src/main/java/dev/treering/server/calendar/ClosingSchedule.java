package dev.treering.server.calendar;

import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How far time has been closed.
 *
 * @param firstDay UTC day of the first fact; empty while the log is empty
 * @param firstClosed the first day that was closed: where the calendar begins
 * @param lastDay the last day that was closed
 * @param lastPeriod the last period that was closed
 */
record ClosingSchedule(
        Optional<LocalDate> firstDay,
        Optional<LocalDate> firstClosed,
        Optional<LocalDate> lastDay,
        Optional<YearMonth> lastPeriod) {

    /** Nothing is closed yet. */
    static ClosingSchedule from(Optional<LocalDate> firstDay) {
        return new ClosingSchedule(firstDay, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How long facts of a day or period may take to arrive before it is closed. */
    record Grace(Duration ofDay, Duration ofPeriod) {}

    ClosingSchedule after(Fact fact) {
        return switch (fact) {
            case ClockFact.DayClosed(var day)
            when lastDay.isEmpty() || day.isAfter(lastDay.get()) ->
                new ClosingSchedule(firstDay, firstClosed.or(() -> Optional.of(day)), Optional.of(day), lastPeriod);
            case ClockFact.PeriodClosed(var period)
            when lastPeriod.isEmpty() || period.isAfter(lastPeriod.get()) ->
                new ClosingSchedule(firstDay, firstClosed, lastDay, Optional.of(period));
            default -> this;
        };
    }

    /** What is to be closed next and whose grace is over: a period, a day, both, or nothing. */
    List<ForCalendar> due(Instant now, Grace grace) {
        Optional<ForCalendar> period = nextPeriod()
                .filter(month -> lastDay.isPresent() && !lastDay.get().isBefore(month.atEndOfMonth()))
                .filter(month -> isOver(month.atEndOfMonth(), grace.ofPeriod(), now))
                .map(ForCalendar.ClosePeriod::new);
        Optional<ForCalendar> day =
                nextDay().filter(next -> isOver(next, grace.ofDay(), now)).map(ForCalendar.CloseDay::new);
        return Stream.concat(period.stream(), day.stream()).toList();
    }

    /** Months before the calendar began are nobody's to close. */
    private Optional<YearMonth> nextPeriod() {
        return lastPeriod.map(period -> period.plusMonths(1)).or(() -> firstClosed.map(YearMonth::from));
    }

    private Optional<LocalDate> nextDay() {
        return lastDay.map(day -> day.plusDays(1)).or(() -> firstDay);
    }

    private static boolean isOver(LocalDate day, Duration grace, Instant now) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !now.isBefore(end.plus(grace));
    }
}
