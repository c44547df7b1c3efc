package dev.treering.aggregates.account;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * From when an account is billed, and how. Days are UTC.
 *
 * @param pilotFrom first day of the pilot
 * @param liveFrom first day that is charged
 * @param books the price books assigned, by first day
 */
record Terms(Optional<LocalDate> pilotFrom, Optional<LocalDate> liveFrom, Map<LocalDate, PriceBookVersion> books) {

    static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Map.of());

    Terms {
        books = Map.copyOf(books);
    }

    /** What was said last holds. */
    Terms with(AccountFact fact) {
        return switch (fact) {
            case AccountFact.Opened _,
                    AccountFact.PriceOverridden _,
                    AccountFact.DiscountAgreed _,
                    AccountFact.CreditGranted _,
                    AccountFact.TaxAssigned _ -> this;
            case AccountFact.PilotEnrolled enrolled -> new Terms(Optional.of(enrolled.from()), liveFrom, books);
            case AccountFact.LiveScheduled scheduled -> new Terms(pilotFrom, Optional.of(scheduled.from()), books);
            case AccountFact.PriceBookAssigned assigned -> {
                var next = new HashMap<>(books);
                next.put(assigned.from(), assigned.book());
                yield new Terms(pilotFrom, liveFrom, next);
            }
        };
    }
}
