package dev.treering.aggregates.pricefile;

import static dev.treering.aggregates.pricefile.Books.item;
import static dev.treering.aggregates.pricefile.Books.problems;
import static dev.treering.aggregates.pricefile.Books.refusesAtTheMark;
import static dev.treering.aggregates.pricefile.Books.withPrice;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.pricefile.PriceBookFile.Problem;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ReadingPricesTest {

    private static final String TIERS = "[ { upTo: 10, amount: \"0.50\", flat: 2 }, { amount: \"0.25\", block: 100 } ]";
    private static final List<Tier> STEPS = List.of(
            new Tier(Optional.of(figure("10")), figure("0.50"), figure("2"), Optional.empty()),
            new Tier(Optional.empty(), figure("0.25"), figure("0"), Optional.of(figure("100"))));

    /** A price of each model as it is written, and what it means. */
    static final Map<String, Price> EXAMPLES = Map.ofEntries(
            Map.entry("{ model: calendar-prorated, amount: 80, per: month }", new Price.CalendarProrated(figure("80"))),
            Map.entry(
                    "{ model: rate-with-cap, amount: \"0.035\", cap: 25 }",
                    new Price.RateWithCap(figure("0.035"), figure("25"))),
            Map.entry("{ model: per-unit, amount: \"0.000000000001\" }", new Price.PerUnit(figure("0.000000000001"))),
            Map.entry("{ model: graduated, tiers: " + TIERS + " }", new Price.Graduated(STEPS)),
            Map.entry("{ model: volume, tiers: " + TIERS + " }", new Price.Volume(STEPS)),
            Map.entry("{ model: package, amount: 5, size: 1000 }", new Price.Package(figure("5"), figure("1000"))),
            Map.entry("{ model: percentage, percent: \"2.9\" }", new Price.Percentage(figure("2.9"), figure("0"))),
            Map.entry(
                    "{ model: percentage, percent: 100, perEvent: \"0.30\" }",
                    new Price.Percentage(figure("100"), figure("0.30"))),
            Map.entry("{ model: flat, amount: 5 }", new Price.Flat(figure("5"), false)),
            Map.entry("{ model: flat, amount: 5, prorated: true }", new Price.Flat(figure("5"), true)),
            Map.entry("{ model: free }", new Price.Free()));

    static final List<String> WRITTEN = List.copyOf(EXAMPLES.keySet());

    private static BigDecimal figure(String text) {
        return new BigDecimal(text);
    }

    @ParameterizedTest
    @FieldSource("WRITTEN")
    void a_price_of_each_model_is_read(String written) {
        assertThat(item(withPrice(written)).price()).isEqualTo(EXAMPLES.get(written));
    }

    @Test
    void there_is_an_example_of_every_model() {
        assertThat(EXAMPLES.values()).extracting(Price::model).containsAll(Price.MODELS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            »{ model: per-unit }                           | amount is missing in the price
            »{ model: rate-with-cap, amount: 1 }           | cap is missing in the price
            »{ model: package, amount: 1 }                 | size is missing in the price
            »{ model: percentage }                         | percent is missing in the price
            »{ model: graduated }                          | tiers is missing in the price
            { model: per-unit, amount: 1, »cap: 9 }        | 'cap' does not belong to the model per-unit; its members are model, amount
            { model: free, »amount: 1 }                    | 'amount' does not belong to the model free; its members are model
            { model: per-unit, amount: 1, »per: hour }     | 'per' does not belong to the model per-unit; what its quantities are in is the unit of the item
            { model: per-unit, amount: 1, »unit: hour }    | 'unit' is a member of the item, not of the price
            { model: per-unit, »amuont: 1, amount: 1 }     | 'amuont' is unknown in the price; did you mean amount? known are model, amount
            { model: package, amount: 1, size: »0 }        | size is 0; allowed is more than 0
            { model: percentage, percent: »100.5 }         | percent is 100.5; allowed is 0 to 100
            { model: flat, amount: 1, prorated: »perhaps } | prorated is 'perhaps'; allowed are true, false
            { model: rate-with-cap, amount: 1, cap: »-1 }  | cap is -1; allowed is 0 or more
            { model: per-unit, amount: »1e-3 }             | amount is '1e-3'; allowed is a decimal number without an exponent, such as "12.50"
            { model: per-unit, amount: »0.0000000000001 }  | amount has 13 decimals; allowed are 12
            { model: volume, tiers: »[] }                  | tiers is empty; allowed is one item or more
            { model: volume, tiers: »{ amount: 1 } }       | tiers is a mapping; allowed is a list
            """)
    void what_makes_no_price_is_told_with_its_place(String written, String message) {
        refusesAtTheMark(withPrice(written), message);
    }

    @Test
    void without_a_model_what_can_be_told_is_told() {
        assertThat(problems(withPrice("{ amount: -1, colour: red }")))
                .containsExactly(
                        new Problem(7, 12, "model is missing in the price"),
                        new Problem(7, 22, "amount is -1; allowed is 0 or more"),
                        new Problem(
                                7,
                                26,
                                "'colour' is unknown in the price; known are model, amount, per, cap, tiers, size,"
                                        + " percent, perEvent, prorated"));
    }

    @Test
    void tiers_must_rise_and_only_the_last_has_no_end() {
        var file = withPrice("""

                  model: graduated
                  tiers:
                    - { upTo: 10, amount: 1 }
                    - { upTo: 10, amount: 1 }
                    - { amount: 1 }
                    - { upTo: 20, amount: 1 }
                """);

        assertThat(problems(file))
                .containsExactly(
                        new Problem(11, 19, "upTo is 10; tiers rise, allowed is more than 10"),
                        new Problem(12, 11, "upTo is missing in the tier; only the last has no end"),
                        new Problem(13, 19, "upTo ends the last tier; allowed is that it has none"));
    }

    @Test
    void every_problem_of_a_tier_is_told() {
        var file = withPrice("{ model: volume, tiers: [ { upto: 3, amount: 1 }, { block: 0, flat: -1 } ] }");

        assertThat(problems(file))
                .containsExactly(
                        new Problem(
                                7,
                                40,
                                "'upto' is unknown in the tier; did you mean upTo? known are amount, upTo, flat,"
                                        + " block"),
                        new Problem(7, 62, "amount is missing in the tier"),
                        new Problem(7, 71, "block is 0; allowed is more than 0"),
                        new Problem(7, 80, "flat is -1; allowed is 0 or more"));
    }
}
