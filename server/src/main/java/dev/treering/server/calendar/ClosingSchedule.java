package dev.treering.server.calendar;

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

    /** The period that is to be closed next, if all its days are closed and its grace is over. */
    Optional<YearMonth> duePeriod(Instant now, Grace grace) {
        return nextPeriod()
                .filter(month -> lastDay.isPresent() && !lastDay.get().isBefore(month.atEndOfMonth()))
                .filter(month -> isOver(month.atEndOfMonth(), grace.ofPeriod(), now));
    }

    /** The day that is to be closed next, if its grace is over. */
    Optional<LocalDate> dueDay(Instant now, Grace grace) {
        return nextDay().filter(next -> isOver(next, grace.ofDay(), now));
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
