package dev.treering.projections.statements;

import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.FX_RATE_UNKNOWN;
import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.PRICE_BOOK_NOT_ASSIGNED;
import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.PRICE_BOOK_UNKNOWN;
import static dev.treering.events.ledger.LedgerEntry.StatementWithheld.Reason.SKU_NOT_PRICED;

import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.projections.rating.FxRate;
import dev.treering.projections.rating.TaxRule;
import dev.treering.projections.statements.DayPrice.NotOffered;
import dev.treering.projections.statements.DayPrice.Offer;
import dev.treering.projections.statements.DayPrice.Priced;
import dev.treering.projections.statements.DayPrice.Unknown;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/**
 * The prices of one account, day by day: what is agreed with it, and what is published for everybody.
 *
 * @param currency of the account
 */
record AccountPrices(Currency currency, Terms terms, Published published) {

    DayPrice on(LocalDate day, Sku sku) {
        Optional<PriceBookVersion> version = terms.bookOn(day);
        if (version.isEmpty()) {
            return new Unknown(new Refusal(PRICE_BOOK_NOT_ASSIGNED, day, "no price book is assigned for " + day));
        }
        Optional<Book> book = published.book(version.get());
        if (book.isEmpty()) {
            return new Unknown(
                    new Refusal(PRICE_BOOK_UNKNOWN, day, "price book " + version.get() + " is not published"));
        }
        return offered(day, sku, version.get(), book.get());
    }

    /** What is asked for a SKU on a day, whether or not it can be exchanged; empty where nothing is. */
    Optional<Offer> offerOn(LocalDate day, Sku sku) {
        return terms.bookOn(day)
                .flatMap(version -> published.book(version).flatMap(book -> offer(day, sku, version, book)));
    }

    private DayPrice offered(LocalDate day, Sku sku, PriceBookVersion version, Book book) {
        Optional<Offer> offer = offer(day, sku, version, book);
        boolean foreign = !book.currency().equals(currency);
        Optional<FxRate> fx = foreign ? published.rate(book.currency(), currency, day) : Optional.empty();
        if (foreign && fx.isEmpty()) {
            var refusal = new Refusal(
                    FX_RATE_UNKNOWN,
                    day,
                    "no rate of exchange from " + book.currency() + ", the currency of price book " + version + ", to "
                            + currency + " is fixed for " + day);
            return offer.isPresent() ? new Unknown(refusal) : new NotOffered(refusal);
        }
        if (offer.isEmpty()) {
            return new NotOffered(
                    new Refusal(SKU_NOT_PRICED, day, "price book " + version + " has no price for " + sku));
        }
        return new Priced(
                offer.get(),
                terms.discountsOn(day, sku),
                fx,
                tax(day, offer.get().item()));
    }

    private Optional<Offer> offer(LocalDate day, Sku sku, PriceBookVersion version, Book book) {
        return terms.overrideOn(day, sku).or(() -> book.item(sku)).map(item -> new Offer(version, book.terms(), item));
    }

    private Optional<TaxRule> tax(LocalDate day, PriceItem item) {
        String category = item.terms().taxCategory();
        return terms.taxOn(day, category)
                .filter(tax -> tax.mode() != TaxMode.NONE)
                .map(tax -> new TaxRule(tax.mode(), new LineTax(category, tax.jurisdiction(), tax.percent())));
    }
}
