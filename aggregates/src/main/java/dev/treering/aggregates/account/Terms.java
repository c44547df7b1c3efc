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
 * @param agreed what is agreed beside them
 */
record Terms(
        Optional<LocalDate> pilotFrom,
        Optional<LocalDate> liveFrom,
        Map<LocalDate, PriceBookVersion> books,
        Agreed agreed) {

    static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Map.of(), Agreed.NOTHING);

    Terms {
        books = Map.copyOf(books);
    }

    /** What was said last holds. */
    Terms with(AccountFact fact) {
        return switch (fact) {
            case AccountFact.Opened _,
                    AccountFact.BudgetSet _,
                    AccountFact.PilotConverted _,
                    AccountFact.PilotWithdrawn _ -> this;
            case AccountFact.PriceOverridden price -> with(agreed.with(price));
            case AccountFact.DiscountAgreed discount -> with(agreed.with(discount));
            case AccountFact.CreditGranted credit -> with(agreed.with(credit));
            case AccountFact.TaxAssigned tax -> with(agreed.with(tax));
            case AccountFact.PilotEnrolled enrolled -> new Terms(Optional.of(enrolled.from()), liveFrom, books, agreed);
            case AccountFact.LiveScheduled scheduled ->
                new Terms(pilotFrom, Optional.of(scheduled.from()), books, agreed);
            case AccountFact.PriceBookAssigned assigned -> {
                var next = new HashMap<>(books);
                next.put(assigned.from(), assigned.book());
                yield new Terms(pilotFrom, liveFrom, next, agreed);
            }
        };
    }

    private Terms with(Agreed next) {
        return new Terms(pilotFrom, liveFrom, books, next);
    }
}
