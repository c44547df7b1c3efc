package dev.treering.projections.statements;

import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.rating.FxRate;
import dev.treering.projections.rating.TaxRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a SKU costs an account on one UTC day. */
sealed interface DayPrice {

    /** What is asked for it: a price-book version, and the book's price or the account's own. */
    record Offer(PriceBookVersion version, BookTerms terms, PriceItem item) {}

    /** The price, and all that an amount depends on besides. Days that are equal in it are one line. */
    record Priced(Offer offer, List<BigDecimal> discounts, Optional<FxRate> fx, Optional<TaxRule> tax)
            implements DayPrice {}

    /** There is a price that cannot be known: whatever it could be a price of cannot be stated. */
    record Unknown(Refusal refusal) implements DayPrice {}

    /** The book does not have it: what would be billed by a book that says nothing more cannot be stated, nothing else matters. */
    record NotOffered(Refusal refusal) implements DayPrice {}
}
