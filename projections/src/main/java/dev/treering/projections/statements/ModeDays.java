package dev.treering.projections.statements;

import dev.treering.events.vocabulary.BillingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The days of a month that are in one mode: what one statement is about.
 *
 * @param liveFrom first charged UTC day; empty where all is in shadow
 */
record ModeDays(YearMonth period, BillingMode mode, Optional<LocalDate> liveFrom) {

    static BillingMode modeOn(LocalDate day, Optional<LocalDate> liveFrom) {
        return liveFrom.isPresent() && !day.isBefore(liveFrom.get()) ? BillingMode.LIVE : BillingMode.SHADOW;
    }

    boolean has(LocalDate day) {
        return mode == modeOn(day, liveFrom);
    }

    /** All of them, used or not. */
    List<LocalDate> all() {
        return IntStream.rangeClosed(1, period.lengthOfMonth())
                .mapToObj(period::atDay)
                .filter(this::has)
                .toList();
    }
}
