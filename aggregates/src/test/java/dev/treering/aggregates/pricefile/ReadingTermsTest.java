package dev.treering.aggregates.pricefile;

import static dev.treering.aggregates.pricefile.Books.HEAD;
import static dev.treering.aggregates.pricefile.Books.ITEM;
import static dev.treering.aggregates.pricefile.Books.item;
import static dev.treering.aggregates.pricefile.Books.problems;
import static dev.treering.aggregates.pricefile.Books.read;
import static dev.treering.aggregates.pricefile.Books.refusesAtTheMark;
import static dev.treering.aggregates.pricefile.Books.withItem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.pricefile.PriceBookFile.Problem;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;
import dev.treering.events.prices.Pool;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTermsTest {

    private static final String FREE = "price: { model: free }";
    private static final String PER_UNIT = "price: { model: per-unit, amount: 1 }";

    private static BigDecimal figure(String text) {
        return new BigDecimal(text);
    }

    @Test
    void a_book_and_an_item_that_say_nothing_have_the_plain_terms() {
        var book = read(HEAD + ITEM);

        assertThat(book.terms()).isEqualTo(BookTerms.PLAIN);
        assertThat(book.items().getFirst().terms()).isEqualTo(ItemTerms.PLAIN);
    }

    @Test
    void an_item_says_all_that_surrounds_its_price() {
        var book = read(HEAD + """
                pools:
                  - { name: hours, quantity: 100, unit: hour }
                items:
                  - sku: thing
                    price: { model: per-unit, amount: 1 }
                    basis: formation
                    measure: peak
                    scope: account
                    unit: { name: GB, size: 1000000000, rounding: half-up }
                    included: "1.5"
                    pool: hours
                    discountPercent: "12.5"
                    minimum: 1
                    maximum: 20
                    taxCategory: software
                """);

        assertThat(book.items().getFirst().terms())
                .isEqualTo(new ItemTerms(
                        Basis.FORMATION,
                        Measure.PEAK,
                        Scope.ACCOUNT,
                        new Unit("GB", figure("1000000000"), Rounding.HALF_UP),
                        figure("1.5"),
                        Optional.of("hours"),
                        figure("12.5"),
                        Optional.of(figure("1")),
                        Optional.of(figure("20")),
                        "software"));
    }

    @ParameterizedTest
    @CsvSource({"second, 1000", "minute, 60000", "hour, 3600000", "day, 86400000"})
    void the_word_of_a_unit_of_time_is_enough(String word, String milliseconds) {
        var hour = new Unit(word, figure(milliseconds), Rounding.EXACT);

        assertThat(item(withItem(PER_UNIT + "\nunit: " + word)).terms().unit()).isEqualTo(hour);
        assertThat(item(withItem(PER_UNIT + "\nunit: { name: " + word + ", rounding: up }"))
                        .terms()
                        .unit())
                .isEqualTo(new Unit(word, figure(milliseconds), Rounding.UP));
    }

    @Test
    void a_book_says_its_policies_pools_and_limits() {
        var book = read(HEAD + """
                policies: { crash: billed, boot: { free: 30s }, maintenance: free, lost: billed }
                pools:
                  - { name: eco, quantity: 1000, unit: hour }
                  - name: transfer
                    quantity: "0.5"
                    unit: { name: TB, size: 1000000000000 }
                minimum: 10
                maximum: "5000.00"
                """ + ITEM);

        assertThat(book.terms())
                .isEqualTo(new BookTerms(
                        new Policies(Charging.BILLED, 30_000, Charging.FREE, Charging.BILLED),
                        List.of(
                                new Pool("eco", figure("1000"), new Unit("hour", figure("3600000"), Rounding.EXACT)),
                                new Pool(
                                        "transfer",
                                        figure("0.5"),
                                        new Unit("TB", figure("1000000000000"), Rounding.EXACT))),
                        Optional.of(figure("10")),
                        Optional.of(figure("5000.00"))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            billed           | 0
            { free: 0s }     | 0
            { free: 1500ms } | 1500
            { free: 90s }    | 90000
            { free: 2m }     | 120000
            { free: 1h }     | 3600000
            """)
    void a_boot_is_billed_or_free_for_so_long(String written, long milliseconds) {
        assertThat(read(HEAD + "policies: { boot: " + written + " }\n" + ITEM)
                        .terms()
                        .policies()
                        .bootAllowanceMs())
                .isEqualTo(milliseconds);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            policies: { crash: »no }                      | crash is 'no'; allowed are billed, free
            policies: { boot: »free }                     | boot is 'free'; allowed are billed, or { free: 30s } for so long at each start
            policies: { boot: { free: »30 } }             | free is '30'; allowed is a time such as 500ms, 30s or 2m, up to 1h
            policies: { boot: { free: »61m } }            | free is '61m'; allowed is a time such as 500ms, 30s or 2m, up to 1h
            policies: { »boots: billed }                  | 'boots' is unknown in policies; did you mean boot? known are crash, boot, maintenance, lost
            policies: »free                               | policies is 'free'; allowed is a mapping with crash, boot, maintenance, lost
            pools: »{ name: eco }                         | pools is a mapping; allowed is a list
            pools: [ »{ name: eco, unit: day } ]          | quantity is missing in the pool
            pools: [ »{ name: eco, quantity: 1 } ]        | unit is missing in the pool
            pools: [ { name: eco, quantity: »-1, unit: day } ]| quantity is -1; allowed is 0 or more
            minimum: »-1                                  | minimum is -1; allowed is 0 or more
            maximum: »lots                                | maximum is 'lots'; allowed is a decimal number without an exponent, such as "12.50"
            """)
    void what_makes_no_terms_is_told_with_its_place(String written, String message) {
        refusesAtTheMark(HEAD + written + "\n" + ITEM, message);
    }

    @Test
    void a_pool_is_there_once_and_only_what_is_there_can_be_named() {
        var file = HEAD + """
                pools:
                  - { name: eco-hours, quantity: 1, unit: hour }
                  - { name: eco-hours, quantity: 2, unit: hour }
                items:
                  - { sku: a, pool: eco-hour, price: { model: free } }
                """;

        assertThat(problems(file))
                .containsExactly(
                        new Problem(7, 13, "pool eco-hours is there more than once; allowed is once"),
                        new Problem(9, 21, "pool is 'eco-hour'; did you mean eco-hours? allowed is eco-hours"));
        assertThat(problems(withItem(FREE + "\npool: eco")))
                .containsExactly(new Problem(8, 11, "pool is 'eco'; the book has no pools"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            basis: »FORMATION                             | basis is 'FORMATION'; did you mean formation? allowed are lesser, formation, running
            measure: »average                             | measure is 'average'; allowed are sum, peak, count
            scope: »region                                | scope is 'region'; allowed are resource, app, account
            unit: »hours                                  | unit is 'hours'; did you mean hour? known are second, minute, hour, day; any other is a mapping with name, size
            unit: »GB                                     | unit is 'GB'; known are second, minute, hour, day; any other is a mapping with name, size
            unit: »{ name: GB }                           | size is missing in the unit; only second, minute, hour, day have a size of their own
            unit: »{ size: 5 }                            | name is missing in the unit
            unit: { name: GB, size: »0 }                  | size is 0; allowed is more than 0
            unit: { name: GB, size: 5, rounding: »ceil }  | rounding is 'ceil'; allowed are exact, up, half-up, down
            included: »-1                                 | included is -1; allowed is 0 or more
            discountPercent: »101                         | discountPercent is 101; allowed is 0 to 100
            taxCategory: »""                              | taxCategory has 0 characters; allowed are 1 to 255
            »amount: 5                                    | 'amount' is a member of the price, not of the item
            »discount: 5                                  | 'discount' is unknown in the item; known are sku, price, basis, measure, scope, unit, included, pool, discountPercent, minimum, maximum, taxCategory
            """)
    void what_cannot_surround_a_price_is_told_with_its_place(String written, String message) {
        refusesAtTheMark(withItem(PER_UNIT + "\n" + written), message);
    }

    @Test
    void no_minimum_is_above_the_maximum() {
        assertThat(problems(HEAD + "maximum: 5\nminimum: 6\n" + ITEM))
                .containsExactly(new Problem(6, 10, "minimum is 6; allowed is up to maximum, 5"));
        assertThat(problems(withItem(FREE + "\nminimum: \"1.01\"\nmaximum: 1")))
                .containsExactly(new Problem(8, 14, "minimum is 1.01; allowed is up to maximum, 1"));
        assertThat(item(withItem(FREE + "\nminimum: 1\nmaximum: \"1.00\""))
                        .terms()
                        .minimum())
                .contains(figure("1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            calendar-prorated | unit: »hour
            calendar-prorated | measure: »count
            calendar-prorated | included: »10
            flat              | unit: »hour
            flat              | measure: »count
            flat              | included: »10
            """)
    void what_is_about_quantities_does_not_go_with_a_price_that_knows_none(String model, String marked) {
        var price = "price: { model: " + model + ", amount: 7" + (model.equals("flat") ? " }\n" : ", per: month }\n");
        String key = marked.substring(0, marked.indexOf(':'));

        refusesAtTheMark(
                withItem(price + marked),
                key + " does not go with the model " + model
                        + ", which knows no quantity; rate-with-cap and per-unit do");
    }
}
