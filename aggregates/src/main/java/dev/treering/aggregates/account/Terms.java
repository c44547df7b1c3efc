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
 * @param budget as it was set last
 */
record Terms(
        Optional<AccountFact.PilotEnrolled> pilot,
        Optional<AccountFact> pilotEnd,
        Optional<LocalDate> liveFrom,
        Map<LocalDate, PriceBookVersion> books,
        Agreed agreed,
        Optional<AccountFact.BudgetSet> budget) {

    static final Terms NONE =
            new Terms(Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Agreed.NOTHING, Optional.empty());

    Terms {
        books = Map.copyOf(books);
    }

    /** What was said last holds. */
    Terms with(AccountFact fact) {
        return switch (fact) {
            case AccountFact.Opened _ -> this;
            case AccountFact.BudgetSet set -> new Terms(pilot, pilotEnd, liveFrom, books, agreed, Optional.of(set));
            case AccountFact.PilotConverted _, AccountFact.PilotWithdrawn _ ->
                new Terms(pilot, pilotEnd.or(() -> Optional.of(fact)), liveFrom, books, agreed, budget);
            case AccountFact.PriceOverridden price -> with(agreed.with(price));
            case AccountFact.DiscountAgreed discount -> with(agreed.with(discount));
            case AccountFact.CreditGranted credit -> with(agreed.with(credit));
            case AccountFact.TaxAssigned tax -> with(agreed.with(tax));
            case AccountFact.PilotEnrolled enrolled ->
                new Terms(Optional.of(enrolled), pilotEnd, liveFrom, books, agreed, budget);
            case AccountFact.LiveScheduled scheduled ->
                new Terms(pilot, pilotEnd, Optional.of(scheduled.from()), books, agreed, budget);
            case AccountFact.PriceBookAssigned assigned -> {
                var next = new HashMap<>(books);
                next.put(assigned.from(), assigned.book());
                yield new Terms(pilot, pilotEnd, liveFrom, next, agreed, budget);
            }
        };
    }

    private Terms with(Agreed next) {
        return new Terms(pilot, pilotEnd, liveFrom, books, next, budget);
    }
}
