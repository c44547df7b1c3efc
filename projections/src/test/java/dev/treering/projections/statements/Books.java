package dev.treering.projections.statements;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Terms of the account acct-1, in few words. A day that is empty text is none. */
final class Books {

    static final AccountId ACCOUNT = new AccountId("acct-1");

    private Books() {}

    static Fact opened(String currency) {
        return new AccountFact.Opened(ACCOUNT, "Acme", Currency.getInstance(currency), "net-new");
    }

    static Fact assigned(int version, String from) {
        return new AccountFact.PriceBookAssigned(ACCOUNT, new PriceBookVersion("list", version), LocalDate.parse(from));
    }

    static Fact live(String from) {
        return new AccountFact.LiveScheduled(ACCOUNT, LocalDate.parse(from));
    }

    /** A version of the book "list" with one price a month for one size. */
    static Fact published(int version, String currency, String size, String monthly) {
        return published(version, currency, monthly(size, monthly));
    }

    static Fact published(int version, String currency, PriceItem... items) {
        return published(version, currency, BookTerms.PLAIN, items);
    }

    static Fact published(int version, String currency, BookTerms terms, PriceItem... items) {
        return new BookPublished(
                new PriceBookVersion("list", version),
                Currency.getInstance(currency),
                LocalDate.of(2026, 1, 1),
                terms,
                List.of(items),
                Hash.of("list".getBytes(UTF_8)),
                "list");
    }

    /** So much a month. */
    static PriceItem monthly(String sku, String amount) {
        return item(sku, new CalendarProrated(new BigDecimal(amount)), ItemTerms.PLAIN);
    }

    static PriceItem item(String sku, Price price, ItemTerms terms) {
        return new PriceItem(new Sku(sku), price, terms);
    }

    /** The account's own price a month. */
    static Fact overridden(String sku, String monthly, String from, String until) {
        return overridden(monthly(sku, monthly), from, until);
    }

    static Fact overridden(PriceItem item, String from, String until) {
        return new AccountFact.PriceOverridden(ACCOUNT, item, LocalDate.parse(from), day(until));
    }

    /** Percent off these SKUs, or off everything. */
    static Fact discount(String name, String percent, String from, String until, String... skus) {
        Set<Sku> off = Arrays.stream(skus).map(Sku::new).collect(Collectors.toSet());
        return new AccountFact.DiscountAgreed(
                ACCOUNT, name, new BigDecimal(percent), off, LocalDate.parse(from), day(until));
    }

    static Fact credit(String name, String amount, String from, String until) {
        return new AccountFact.CreditGranted(
                ACCOUNT, name, new BigDecimal(amount), LocalDate.parse(from), day(until), "goodwill");
    }

    /** An amount of 0 is no budget any more. */
    static Fact budget(String amount, Integer... thresholds) {
        Optional<BigDecimal> figure = Optional.of(new BigDecimal(amount)).filter(given -> given.signum() > 0);
        return new AccountFact.BudgetSet(ACCOUNT, figure, new TreeSet<>(List.of(thresholds)));
    }

    static Fact tax(String category, TaxMode mode, String percent, String from) {
        return new AccountFact.TaxAssigned(
                ACCOUNT, category, mode, new BigDecimal(percent), "NL", LocalDate.parse(from));
    }

    /** So many units of one currency for one of the other. */
    static Fact rate(String base, String quote, String rate, String from) {
        return new FxRateFixed(
                Currency.getInstance(base),
                Currency.getInstance(quote),
                new BigDecimal(rate),
                LocalDate.parse(from),
                "ECB");
    }

    private static Optional<LocalDate> day(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    }
}
