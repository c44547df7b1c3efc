package dev.treering.aggregates.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stretch of closed UTC days. A calendar of years is folded for every decision, so a day more must cost nothing more.
 *
 * @param first closed day: the calendar begins there
 * @param last closed day
 * @param missing days between that are not closed; only imported facts can leave some
 */
record ClosedDays(LocalDate first, LocalDate last, Set<LocalDate> missing) {

    ClosedDays {
        missing = Set.copyOf(missing);
    }

    static ClosedDays only(LocalDate day) {
        return new ClosedDays(day, day, Set.of());
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last) && !missing.contains(day);
    }

    ClosedDays with(LocalDate day) {
        if (day.isAfter(last)) {
            return new ClosedDays(first, day, missingAlso(last.plusDays(1), day));
        }
        if (day.isBefore(first)) {
            return new ClosedDays(day, last, missingAlso(day.plusDays(1), first));
        }
        return new ClosedDays(
                first,
                last,
                missing.stream().filter(other -> !other.equals(day)).collect(Collectors.toSet()));
    }

    private Set<LocalDate> missingAlso(LocalDate from, LocalDate until) {
        if (from.equals(until)) {
            return missing;
        }
        var more = new HashSet<>(missing);
        from.datesUntil(until).forEach(more::add);
        return more;
    }
}
