package dev.treering.aggregates.account;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.vocabulary.Sku;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * What is agreed with one account beside its price books. What was said last under a key holds.
 *
 * @param prices by SKU and first day
 * @param discounts by name
 * @param credits by name; the first grant counts
 * @param taxes by category and first day
 */
record Agreed(
        Map<PriceKey, AccountFact.PriceOverridden> prices,
        Map<String, AccountFact.DiscountAgreed> discounts,
        Map<String, AccountFact.CreditGranted> credits,
        Map<TaxKey, AccountFact.TaxAssigned> taxes) {

    static final Agreed NOTHING = new Agreed(Map.of(), Map.of(), Map.of(), Map.of());

    /** Two prices of one SKU that begin on one day are one agreement. */
    record PriceKey(Sku sku, LocalDate from) {
        static PriceKey of(AccountFact.PriceOverridden price) {
            return new PriceKey(price.item().sku(), price.from());
        }
    }

    /** Two taxes of one category that begin on one day are one agreement. */
    record TaxKey(String category, LocalDate from) {
        static TaxKey of(AccountFact.TaxAssigned tax) {
            return new TaxKey(tax.category(), tax.from());
        }
    }

    Agreed {
        prices = Map.copyOf(prices);
        discounts = Map.copyOf(discounts);
        credits = Map.copyOf(credits);
        taxes = Map.copyOf(taxes);
    }

    Agreed with(AccountFact.PriceOverridden price) {
        return new Agreed(put(prices, PriceKey.of(price), price), discounts, credits, taxes);
    }

    Agreed with(AccountFact.DiscountAgreed discount) {
        return new Agreed(prices, put(discounts, discount.discount(), discount), credits, taxes);
    }

    Agreed with(AccountFact.CreditGranted credit) {
        return credits.containsKey(credit.credit())
                ? this
                : new Agreed(prices, discounts, put(credits, credit.credit(), credit), taxes);
    }

    Agreed with(AccountFact.TaxAssigned tax) {
        return new Agreed(prices, discounts, credits, put(taxes, TaxKey.of(tax), tax));
    }

    private static <K, V> Map<K, V> put(Map<K, V> map, K key, V value) {
        var next = new HashMap<>(map);
        next.put(key, value);
        return next;
    }
}
