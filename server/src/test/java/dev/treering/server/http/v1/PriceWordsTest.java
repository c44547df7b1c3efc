package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.pricefile.PriceBookFile;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed;
import dev.treering.aggregates.pricefile.PriceBookFile.ParsedItem;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.PriceItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceWordsTest {

    private static PriceItem item(String yaml) {
        return ((ParsedItem.Valid) PriceBookFile.parseItem(yaml)).item();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { model: calendar-prorated, amount: "80", per: month }      | 80 a month, by its part of the calendar month
            { model: rate-with-cap, amount: "0.035", cap: "25" }        | 0.035 per hour, at most 25 a month
            { model: per-unit, amount: "0.01" }                         | 0.01 per hour
            { model: package, amount: "15", size: "10" }                | 15 for every 10 hour begun
            { model: percentage, percent: "1.3" }                       | 1.3 % of the quantity
            { model: percentage, percent: "1.3", perEvent: "2" }        | 1.3 % of the quantity and 2 for each event
            { model: flat, amount: "5", prorated: true }                | 5 a month, prorated
            { model: flat, amount: "5" }                                | 5 a month
            { model: free }                                             | free
            { model: graduated, tiers: [ { upTo: 10, amount: "2", flat: "5" }, { amount: "1.5", block: 100 } ] } | each tier apart: up to 10: 2 per hour and 5 once; from there: 1.5 per 100 hour begun
            { model: volume, tiers: [ { amount: "2" } ] }               | all in the tier it reaches: 2 per hour
            """)
    void a_price_is_told_whole(String price, String words) {
        boolean knowsNoUnit = price.contains("calendar-prorated") || price.contains("flat, ");

        assertThat(PriceWords.price(item("{ sku: a, price: " + price + (knowsNoUnit ? " }" : ", unit: hour }"))))
                .isEqualTo(words);
    }

    @Test
    void what_surrounds_it_is_told_in_the_order_in_which_it_is_applied() {
        assertThat(PriceWords.terms(item("""
                        sku: a
                        price: { model: per-unit, amount: 1 }
                        taxCategory: software
                        minimum: 1
                        maximum: 9
                        discountPercent: "12.5"
                        included: 3
                        unit: { name: GB, size: 1000000000, rounding: half-up }
                        scope: account
                        measure: peak
                        basis: running
                        """)))
                .containsExactly(
                        "basis running",
                        "measure peak",
                        "together by account",
                        "GB rounded half-up",
                        "3 GB included",
                        "12.5 % off",
                        "at most 9 a month",
                        "at least 1 a month",
                        "tax category software");
        assertThat(PriceWords.terms(item("{ sku: a, price: { model: free } }"))).isEmpty();
    }

    @Test
    void a_book_tells_its_policies_always() {
        var book = ((Parsed.Valid) PriceBookFile.parse("""
                        id: list
                        version: 1
                        currency: USD
                        effectiveFrom: 2026-01-01
                        policies: { crash: billed, boot: { free: 30s } }
                        pools: [ { name: eco, quantity: 1000, unit: hour } ]
                        minimum: 10
                        items: [ { sku: a, price: { model: free } } ]
                        """)).book();

        assertThat(PriceWords.terms(book.terms()))
                .containsExactly(
                        "crash billed",
                        "boot free for 30000 ms",
                        "maintenance billed",
                        "lost free",
                        "pool eco of 1000 hour a month",
                        "at least 10 a month");
        assertThat(PriceWords.terms(BookTerms.PLAIN))
                .containsExactly("crash free", "boot billed", "maintenance billed", "lost free");
    }
}
