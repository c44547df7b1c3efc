package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is left of a credit.
 *
 * @param credit its name
 * @param left in the statement's currency, above 0
 * @param from first day of usage it may pay for
 * @param until first day of usage it may no longer pay for; empty for ever
 * @param position where in the log it was granted
 */
public record CreditBalance(String credit, BigDecimal left, LocalDate from, Optional<LocalDate> until, long position) {

    /** Whether it may pay for what was used on a day. */
    boolean paysFor(LocalDate day) {
        return !day.isBefore(from) && until.map(day::isBefore).orElse(true);
    }
}
