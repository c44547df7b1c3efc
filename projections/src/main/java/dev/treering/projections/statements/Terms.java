package dev.treering.projections.statements;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.DiscountAgreed;
import dev.treering.events.facts.AccountFact.PriceOverridden;
import dev.treering.events.facts.AccountFact.TaxAssigned;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.Sorted;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What is agreed with an account. Everything holds for whole UTC days: a change in the middle of a day cannot be said. Where
 * something is said twice the later in the log holds, but an account is opened once. Credits are kept apart, see {@link Credits}.
 *
 * @param currency empty until the account is opened
 * @param live first UTC day that is charged; empty while all is in shadow
 * @param books price-book versions
 * @param overrides the account's own prices, by SKU
 * @param discounts by their names
 * @param taxes by category; the empty one is of all that have no own
 */
record Terms(
        Optional<Currency> currency,
        Optional<Said<LocalDate>> live,
        Dated<PriceBookVersion> books,
        SortedMap<Sku, Dated<PriceOverridden>> overrides,
        SortedMap<String, Said<DiscountAgreed>> discounts,
        SortedMap<String, Dated<TaxAssigned>> taxes) {

    static final Terms NONE =
            new Terms(Optional.empty(), Optional.empty(), Dated.none(), Sorted.empty(), Sorted.empty(), Sorted.empty());

    static final ShelfCodec<Terms> CODEC = ShelfCodec.version(2, TermsBytes::write, TermsBytes::read);

    private static final String ANY_CATEGORY = "";

    Terms with(AccountFact fact, long position) {
        return switch (fact) {
            case AccountFact.Opened opened -> currency.isPresent() ? this : openedIn(opened.currency());
            case AccountFact.LiveScheduled scheduled -> liveFrom(new Said<>(scheduled.from(), position));
            case AccountFact.PriceBookAssigned assigned ->
                assigned(books.with(assigned.from(), new Said<>(assigned.book(), position)));
            case PriceOverridden override -> overridden(override, position);
            case DiscountAgreed discount -> discounted(new Said<>(discount, position));
            case TaxAssigned tax -> taxed(tax, position);
            case AccountFact.CreditGranted _ -> this;
            case AccountFact.BudgetSet _, AccountFact.PilotConverted _, AccountFact.PilotWithdrawn _ -> this;
            case AccountFact.PilotEnrolled _ -> this; // shadow is what everything is before it goes live
        };
    }

    Optional<LocalDate> liveFrom() {
        return live.map(Said::value);
    }

    /** The price-book version that holds on a day. */
    Optional<PriceBookVersion> bookOn(LocalDate day) {
        return books.on(day);
    }

    /**
     * The account's own price of a SKU on a day, in the currency of the book in force: of those that hold on the day the one that
     * began last.
     */
    Optional<PriceItem> overrideOn(LocalDate day, Sku sku) {
        return Optional.ofNullable(overrides.get(sku))
                .flatMap(own -> own.begunBy(day)
                        .filter(override -> isBefore(day, override.until()))
                        .findFirst())
                .map(PriceOverridden::item);
    }

    /** Percentages off a SKU on a day, in the order of the discounts' names; without those of 0, which take nothing off. */
    List<BigDecimal> discountsOn(LocalDate day, Sku sku) {
        return discounts.values().stream()
                .map(Said::value)
                .filter(discount -> !day.isBefore(discount.from()) && isBefore(day, discount.until()))
                .filter(discount -> discount.skus().isEmpty() || discount.skus().contains(sku))
                .map(DiscountAgreed::percent)
                .filter(percent -> percent.signum() > 0)
                .toList();
    }

    /** How a tax category is taxed on a day: by its own rule, or where none has begun by that of all others. */
    Optional<TaxAssigned> taxOn(LocalDate day, String category) {
        return taxRule(day, category).or(() -> taxRule(day, ANY_CATEGORY));
    }

    private Optional<TaxAssigned> taxRule(LocalDate day, String category) {
        return Optional.ofNullable(taxes.get(category)).flatMap(rules -> rules.on(day));
    }

    private static boolean isBefore(LocalDate day, Optional<LocalDate> until) {
        return until.isEmpty() || day.isBefore(until.get());
    }

    private Terms openedIn(Currency opened) {
        return new Terms(Optional.of(opened), live, books, overrides, discounts, taxes);
    }

    private Terms liveFrom(Said<LocalDate> scheduled) {
        var latest = live.map(said -> said.orLater(scheduled)).orElse(scheduled);
        return new Terms(currency, Optional.of(latest), books, overrides, discounts, taxes);
    }

    private Terms assigned(Dated<PriceBookVersion> now) {
        return new Terms(currency, live, now, overrides, discounts, taxes);
    }

    private Terms overridden(PriceOverridden fact, long position) {
        var own = Dated.of(fact.from(), new Said<>(fact, position));
        var now = Sorted.merged(overrides, fact.item().sku(), own, Dated::and);
        return new Terms(currency, live, books, now, discounts, taxes);
    }

    private Terms discounted(Said<DiscountAgreed> said) {
        var now = Sorted.merged(discounts, said.value().discount(), said, Said::orLater);
        return new Terms(currency, live, books, overrides, now, taxes);
    }

    private Terms taxed(TaxAssigned fact, long position) {
        var rule = Dated.of(fact.from(), new Said<>(fact, position));
        var now = Sorted.merged(taxes, fact.category(), rule, Dated::and);
        return new Terms(currency, live, books, overrides, discounts, now);
    }
}
