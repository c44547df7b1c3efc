package dev.treering.projections.comparison;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import java.time.LocalDate;
import java.util.List;

/** Facts as they would be had every account had one price book from the beginning, and run what it offers. */
final class OtherTerms {

    /** Before anything that can be stated. */
    private static final LocalDate EVER = LocalDate.EPOCH;

    private final BookPublished book;
    private final Replacement replacement;
    private final boolean withAgreements;

    OtherTerms(BookPublished book, Replacement replacement, boolean withAgreements) {
        this.book = book;
        this.replacement = replacement;
        this.withAgreements = withAgreements;
    }

    /** What stands in place of a fact: itself, others, or none. */
    List<Fact> of(Fact fact) {
        return switch (fact) {
            case BookPublished published -> List.of(published.book().equals(book.book()) ? book : published);
            case AccountFact.Opened opened ->
                List.of(opened, new AccountFact.PriceBookAssigned(opened.account(), book.book(), EVER));
            case AccountFact.PriceBookAssigned _ -> List.of();
            case AccountFact.PriceOverridden _, AccountFact.DiscountAgreed _, AccountFact.CreditGranted _ ->
                withAgreements ? List.of(fact) : List.of();
            default -> List.of(replacement.of(fact));
        };
    }
}
