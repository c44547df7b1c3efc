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
 * @param pilot how the pilot began
 * @param pilotEnd how it ended: converted or withdrawn
 * @param liveFrom first day that is charged
 * @param books the price books assigned, by first day
 * @param agreed what is agreed beside them
 */
record Terms(
        Optional<AccountFact.PilotEnrolled> pilot,
        Optional<AccountFact> pilotEnd,
        Optional<LocalDate> liveFrom,
        Map<LocalDate, PriceBookVersion> books,
        Agreed agreed) {

    static final Terms NONE = new Terms(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Agreed.NOTHING);

    Terms {
        books = Map.copyOf(books);
    }

    /** What was said last holds. */
    Terms with(AccountFact fact) {
        return switch (fact) {
            case AccountFact.Opened _, AccountFact.BudgetSet _ -> this;
            case AccountFact.PilotConverted _, AccountFact.PilotWithdrawn _ ->
                new Terms(pilot, pilotEnd.or(() -> Optional.of(fact)), liveFrom, books, agreed);
            case AccountFact.PriceOverridden price -> with(agreed.with(price));
            case AccountFact.DiscountAgreed discount -> with(agreed.with(discount));
            case AccountFact.CreditGranted credit -> with(agreed.with(credit));
            case AccountFact.TaxAssigned tax -> with(agreed.with(tax));
            case AccountFact.PilotEnrolled enrolled ->
                new Terms(Optional.of(enrolled), pilotEnd, liveFrom, books, agreed);
            case AccountFact.LiveScheduled scheduled ->
                new Terms(pilot, pilotEnd, Optional.of(scheduled.from()), books, agreed);
            case AccountFact.PriceBookAssigned assigned -> {
                var next = new HashMap<>(books);
                next.put(assigned.from(), assigned.book());
                yield new Terms(pilot, pilotEnd, liveFrom, next, agreed);
            }
        };
    }

    private Terms with(Agreed next) {
        return new Terms(pilot, pilotEnd, liveFrom, books, next);
    }
}
