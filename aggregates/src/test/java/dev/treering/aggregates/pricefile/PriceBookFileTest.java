package dev.treering.aggregates.pricefile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.pricefile.PriceBookFile.Parsed.Invalid;
import dev.treering.aggregates.pricefile.PriceBookFile.Parsed.Valid;
import dev.treering.aggregates.pricefile.PriceBookFile.ParsedItem;
import dev.treering.aggregates.pricefile.PriceBookFile.Problem;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookFileTest {

    private static final String SMALLEST = """
            id: openb
            version: 1
            currency: USD
            effectiveFrom: 2026-01-01
            items:
              - sku: dyno-1c-4gb            # the sku of dyno time is the size's name
                price: { model: calendar-prorated, amount: "80", per: month }
            """;

    @Test
    void the_smallest_file_is_a_price_book() {
        var book = ((Valid) PriceBookFile.parse(SMALLEST)).book();

        assertThat(book.book()).isEqualTo(new PriceBookVersion("openb", 1));
        assertThat(book.currency()).isEqualTo(Currency.getInstance("USD"));
        assertThat(book.effectiveFrom()).isEqualTo(LocalDate.of(2026, 1, 1));
        assertThat(book.items())
                .containsExactly(new PriceItem(new Sku("dyno-1c-4gb"), new CalendarProrated(new BigDecimal("80"))));
        assertThat(book.source()).isEqualTo(SMALLEST);
        assertThat(book.contentHash()).isEqualTo(Hash.of(SMALLEST.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @CsvSource({"80, 80", "'\"80.50\"', 80.50", "0, 0", "0.000000000001, 0.000000000001"})
    void an_amount_is_decimal_text_or_a_plain_number(String written, String amount) {
        var book = ((Valid) PriceBookFile.parse(SMALLEST.replace("\"80\"", written))).book();

        assertThat(book.priceOf(new Sku("dyno-1c-4gb"))).contains(new CalendarProrated(new BigDecimal(amount)));
    }

    @Test
    void every_problem_is_told_at_once_with_its_place() {
        var file = """
                id: ""
                version: one
                currncy: USD
                currency: DOLLAR
                effectiveFrom: 2026-02-30
                items:
                  - sku: small
                    price: { model: per-unti, amount: 1e3, per: hour }
                  - sku: small
                    price: { model: calendar-prorated, amount: "-1", per: month, per: month }
                    note: cheap
                  - price: 80
                """;

        assertThat(problems(file))
                .containsExactly(
                        new Problem(1, 5, "priceBook is empty"),
                        new Problem(2, 10, "version is 'one'; allowed is a whole number from 1"),
                        new Problem(
                                3,
                                1,
                                "'currncy' is unknown in the price book; did you mean currency? known are id, version,"
                                        + " currency, effectiveFrom, items, policies, pools, minimum, maximum"),
                        new Problem(4, 11, "currency is 'DOLLAR'; allowed are ISO 4217 codes such as USD"),
                        new Problem(5, 16, "effectiveFrom is '2026-02-30'; allowed is a day such as 2026-01-01"),
                        new Problem(
                                8,
                                21,
                                "model is 'per-unti'; did you mean per-unit? allowed are calendar-prorated,"
                                        + " rate-with-cap, per-unit, graduated, volume, package, percentage, flat,"
                                        + " free"),
                        new Problem(
                                8,
                                39,
                                "amount is '1e3'; allowed is a decimal number without an exponent, such as \"12.50\""),
                        new Problem(8, 49, "per is 'hour'; allowed is month"),
                        new Problem(9, 10, "sku small is there more than once; allowed is once"),
                        new Problem(10, 48, "amount is -1; allowed is 0 or more"),
                        new Problem(10, 66, "per is there more than once in the price; allowed is once"),
                        new Problem(
                                11,
                                5,
                                "'note' is unknown in the item; known are sku, price, basis, measure, scope, unit,"
                                        + " included, pool, discountPercent, minimum, maximum, taxCategory"),
                        new Problem(12, 5, "sku is missing in the item"),
                        new Problem(12, 12, "the price is '80'; allowed is a mapping with model"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "0.0000000000001" | amount has 13 decimals; allowed are 12
            "-0.01"           | amount is -0.01; allowed is 0 or more
            1E2               | amount is '1E2'; allowed is a decimal number without an exponent, such as "12.50"
            .inf              | amount is '.inf'; allowed is a decimal number without an exponent, such as "12.50"
            0x10              | amount is '0x10'; allowed is a decimal number without an exponent, such as "12.50"
            80 USD            | amount is '80 USD'; allowed is a decimal number without an exponent, such as "12.50"
            null              | amount is empty; allowed is text
            [80]              | amount is a list; allowed is text
            """)
    void an_amount_that_is_none_is_refused(String written, String message) {
        assertThat(problems(SMALLEST.replace("\"80\"", written))).containsExactly(new Problem(7, 48, message));
    }

    @Test
    void a_book_without_items_is_refused() {
        String head = SMALLEST.substring(0, SMALLEST.indexOf("items:"));

        assertThat(problems(head + "items: []\n"))
                .containsExactly(new Problem(5, 8, "items is empty; allowed is one item or more"));
        assertThat(problems(head)).containsExactly(new Problem(1, 1, "items is missing in the price book"));
        assertThat(problems(head + "items: {}\n"))
                .containsExactly(new Problem(5, 8, "items is a mapping; allowed is a list"));
    }

    @Test
    void anchors_aliases_and_tags_are_refused() {
        assertThat(problems(SMALLEST.replace("id: openb", "id: &a openb").replace("version: 1", "version: *a")))
                .containsExactly(
                        new Problem(1, 5, "an anchor is not taken; allowed is plain YAML"),
                        new Problem(2, 10, "an alias is not taken; write it out"));
        assertThat(problems(SMALLEST.replace("id: openb", "id: !secret openb")))
                .containsExactly(new Problem(1, 5, "the tag !secret is not taken; allowed is plain YAML"));
    }

    @Test
    void text_that_is_not_one_yaml_mapping_is_refused() {
        assertThat(problems("")).containsExactly(new Problem(1, 1, "the file is empty; allowed is one price book"));
        assertThat(problems(SMALLEST + "---\n" + SMALLEST))
                .containsExactly(new Problem(9, 1, "the file has 2 documents; allowed is one"));
        assertThat(problems("just text").getFirst().message()).startsWith("the price book is 'just text'; allowed");
        assertThat(problems(SMALLEST.replace("version: 1", "version: 1: 2")).getFirst())
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2))
                .satisfies(problem -> assertThat(problem.message()).startsWith("not YAML: "));
        assertThat(problems("a: \u0007").getFirst().message()).startsWith("not YAML: ");
    }

    @Test
    void a_file_beyond_a_mebibyte_is_refused_before_it_is_read() {
        assertThat(problems(SMALLEST + "#".repeat(PriceBookFile.LARGEST))
                        .getFirst()
                        .message())
                .endsWith("bytes; allowed are 1048576");
        assertThat(PriceBookFile.parse(SMALLEST + "#".repeat(PriceBookFile.LARGEST - SMALLEST.length())))
                .isInstanceOf(Valid.class);
    }

    @Test
    void a_bomb_of_nested_lists_is_refused() {
        assertThat(problems("id: " + "[".repeat(100_000)))
                .containsExactly(new Problem(1, 20, "nested more than 16 levels deep; allowed are 16"));
    }

    @Test
    void an_item_can_stand_by_itself_as_yaml_or_json() {
        var item = new PriceItem(new Sku("dyno-1c-4gb"), new CalendarProrated(new BigDecimal("60")));

        assertThat(PriceBookFile.parseItem(
                        "{ sku: dyno-1c-4gb, price: { model: calendar-prorated, amount: 60, per: month } }"))
                .isEqualTo(new ParsedItem.Valid(item));
        assertThat(
                        PriceBookFile.parseItem(
                                "{\"sku\":\"dyno-1c-4gb\",\"price\":{\"model\":\"calendar-prorated\",\"amount\":\"60\",\"per\":\"month\"}}"))
                .isEqualTo(new ParsedItem.Valid(item));
        assertThat(PriceBookFile.parseItem("{ sku: eco, pool: hours, price: { model: free } }"))
                .isEqualTo(
                        new ParsedItem.Invalid(List.of(new Problem(1, 19, "pool is 'hours'; the book has no pools"))));
    }

    private static List<Problem> problems(String yaml) {
        var parsed = PriceBookFile.parse(yaml);
        assertThat(parsed).isInstanceOf(Invalid.class);
        return ((Invalid) parsed).problems();
    }
}
