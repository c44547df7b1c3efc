package dev.treering.server.http.v1;

import dev.treering.events.prices.Basis;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prices and terms as a person reads them. What is as it always is goes without saying. */
final class PriceWords {

    private PriceWords() {}

    static String price(PriceItem item) {
        String unit = item.terms().unit().name();
        return switch (item.price()) {
            case Price.CalendarProrated(var monthly) -> text(monthly) + " a month, by its part of the calendar month";
            case Price.RateWithCap(var amount, var cap) -> each(amount, unit) + ", at most " + text(cap) + " a month";
            case Price.PerUnit(var amount) -> each(amount, unit);
            case Price.Graduated(var tiers) -> "each tier apart: " + tiers(tiers, unit);
            case Price.Volume(var tiers) -> "all in the tier it reaches: " + tiers(tiers, unit);
            case Price.Package(var amount, var size) ->
                text(amount) + " for every " + text(size) + " " + unit + " begun";
            case Price.Percentage(var percent, var perEvent) ->
                text(percent) + " % of the quantity"
                        + (perEvent.signum() == 0 ? "" : " and " + text(perEvent) + " for each event");
            case Price.Flat(var amount, var prorated) -> text(amount) + " a month" + (prorated ? ", prorated" : "");
            case Price.Free() -> "free";
        };
    }

    private static String tiers(List<Tier> tiers, String unit) {
        return tiers.size() == 1
                ? priced(tiers.getFirst(), unit)
                : tiers.stream()
                        .map(tier ->
                                tier.upTo().map(end -> "up to " + text(end)).orElse("from there") + ": "
                                        + priced(tier, unit))
                        .collect(Collectors.joining("; "));
    }

    private static String priced(Tier tier, String unit) {
        String sold =
                tier.block().map(block -> text(block) + " " + unit + " begun").orElse(unit);
        return each(tier.amount(), sold) + (tier.flat().signum() == 0 ? "" : " and " + text(tier.flat()) + " once");
    }

    private static String each(BigDecimal amount, String unit) {
        return text(amount) + " per " + unit;
    }

    /** In the order in which they are applied. */
    static List<String> terms(PriceItem item) {
        ItemTerms terms = item.terms();
        Unit unit = terms.unit();
        List<String> words = new ArrayList<>();
        if (terms.basis() != Basis.LESSER) {
            words.add("basis " + word(terms.basis()));
        }
        if (terms.measure() != Measure.SUM) {
            words.add("measure " + word(terms.measure()));
        }
        if (terms.scope() != Scope.RESOURCE) {
            words.add("together by " + word(terms.scope()));
        }
        if (unit.rounding() != Unit.Rounding.EXACT) {
            words.add(unit.name() + " rounded " + word(unit.rounding()));
        }
        terms.pool().ifPresent(pool -> words.add("pool " + pool));
        if (terms.included().signum() > 0) {
            words.add(text(terms.included()) + " " + unit.name() + " included");
        }
        if (terms.discountPercent().signum() > 0) {
            words.add(text(terms.discountPercent()) + " % off");
        }
        terms.maximum().ifPresent(most -> words.add("at most " + text(most) + " a month"));
        terms.minimum().ifPresent(least -> words.add("at least " + text(least) + " a month"));
        if (!terms.taxCategory().equals(ItemTerms.PLAIN.taxCategory())) {
            words.add("tax category " + terms.taxCategory());
        }
        return words;
    }

    static List<String> terms(BookTerms book) {
        var policies = book.policies();
        List<String> words = new ArrayList<>();
        words.add("crash " + word(policies.crash()));
        words.add(
                policies.bootAllowanceMs() == 0
                        ? "boot " + word(Charging.BILLED)
                        : "boot free for " + policies.bootAllowanceMs() + " ms");
        words.add("maintenance " + word(policies.maintenance()));
        words.add("lost " + word(policies.lost()));
        book.pools()
                .forEach(pool -> words.add("pool " + pool.name() + " of " + text(pool.quantity()) + " "
                        + pool.unit().name() + " a month"));
        book.maximum().ifPresent(most -> words.add("at most " + text(most) + " a month"));
        book.minimum().ifPresent(least -> words.add("at least " + text(least) + " a month"));
        return words;
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(BigDecimal figure) {
        return figure.toPlainString();
    }
}
