package dev.treering.events.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.fixture.Examples;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A price that makes no sense cannot be made. */
class PricesTest {

    private static final BigDecimal ONE = BigDecimal.ONE;

    @Test
    void every_model_has_the_name_it_is_published_under() {
        assertThat(Examples.items().stream().map(item -> item.price().model())).containsExactlyElementsOf(Price.MODELS);
    }

    @Test
    void what_has_one_unit_price_shows_it() {
        assertThat(Examples.items().stream().map(item -> item.price().unitPrice()))
                .containsExactly(
                        figure("80.50"),
                        figure("0.01"),
                        figure("0.01"),
                        Optional.empty(),
                        Optional.empty(),
                        figure("15"),
                        Optional.empty(),
                        figure("5"),
                        figure("0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.000000000001", "0.0000000000001"})
    void an_amount_is_not_negative_and_not_finer_than_twelve_decimals(String amount) {
        var figure = new BigDecimal(amount);
        assertThatThrownBy(() -> new Price.CalendarProrated(figure)).hasMessageStartingWith("amount ");
        assertThatThrownBy(() -> new Price.RateWithCap(figure, ONE)).hasMessageStartingWith("amount ");
        assertThatThrownBy(() -> new Price.RateWithCap(ONE, figure)).hasMessageStartingWith("cap ");
        assertThatThrownBy(() -> new Price.PerUnit(figure)).hasMessageStartingWith("amount ");
        assertThatThrownBy(() -> new Price.Package(figure, ONE)).hasMessageStartingWith("amount ");
        assertThatThrownBy(() -> new Price.Percentage(ONE, figure)).hasMessageStartingWith("perEvent ");
        assertThatThrownBy(() -> new Price.Flat(figure, true)).hasMessageStartingWith("amount ");
    }

    @Test
    void the_finest_amount_is_taken() {
        assertThat(new Price.PerUnit(new BigDecimal("0.000000000001")).amount()).isEqualByComparingTo("1E-12");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1"})
    void a_package_and_a_unit_have_a_size(String size) {
        var figure = new BigDecimal(size);
        assertThatThrownBy(() -> new Price.Package(ONE, figure)).hasMessageStartingWith("size is " + size);
        assertThatThrownBy(() -> new Unit("GB", figure, Unit.Rounding.UP))
                .hasMessageStartingWith("unitSize is " + size);
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "100, true", "100.01, false"})
    void a_percentage_is_between_0_and_100(String percent, boolean allowed) {
        var figure = new BigDecimal(percent);
        if (allowed) {
            assertThat(new Price.Percentage(figure, ONE).percent()).isEqualTo(figure);
        } else {
            assertThatThrownBy(() -> new Price.Percentage(figure, ONE))
                    .hasMessage("percent is " + percent + "; allowed is 0 to 100");
        }
    }

    @Test
    void tiers_rise() {
        assertThatThrownBy(() -> new Price.Graduated(List.of(upTo("10"), upTo("10"), open())))
                .hasMessage("tiers do not rise: upTo 10 comes after 10");
    }

    @Test
    void the_last_tier_and_only_the_last_has_no_end() {
        assertThatThrownBy(() -> new Price.Volume(List.of(upTo("10"))))
                .hasMessage("tiers end at 10; the last tier must have no upTo");
        assertThatThrownBy(() -> new Price.Volume(List.of(open(), upTo("10"))))
                .hasMessage("tiers go on after one without upTo; allowed is that only last");
        assertThatThrownBy(() -> new Price.Volume(List.of())).hasMessage("tiers are none; allowed is one or more");
        assertThat(new Price.Volume(List.of(upTo("10"), open())).tiers()).hasSize(2);
    }

    @Test
    void a_minimum_is_not_above_the_maximum() {
        assertThatThrownBy(() -> new BookTerms(Policies.AS_OBSERVED, List.of(), figure("2"), figure("1")))
                .hasMessage("minimum is 2; allowed is up to maximum, 1");
        assertThat(new BookTerms(Policies.AS_OBSERVED, List.of(), figure("2"), figure("2")).minimum())
                .isEqualTo(figure("2"));
    }

    @Test
    void a_boot_allowance_has_bounds() {
        assertThatThrownBy(() -> policies(-1)).hasMessage("bootAllowanceMs is -1; allowed is 0 to 3600000");
        assertThatThrownBy(() -> policies(3_600_001)).hasMessage("bootAllowanceMs is 3600001; allowed is 0 to 3600000");
        assertThat(policies(3_600_000).bootAllowanceMs()).isEqualTo(3_600_000);
    }

    @Test
    void a_pool_is_found_by_its_name() {
        var eco = new Pool("eco", BigDecimal.TEN, Examples.HOUR);
        var terms = new BookTerms(Policies.AS_OBSERVED, List.of(eco), Optional.empty(), Optional.empty());

        assertThat(terms.pool("eco")).contains(eco);
        assertThat(terms.pool("ecco")).isEmpty();
    }

    @Test
    void words_of_the_terms_are_what_price_books_say() {
        assertThat(Arrays.toString(Basis.values())).isEqualTo("[LESSER, FORMATION, RUNNING]");
        assertThat(Arrays.toString(Measure.values())).isEqualTo("[SUM, PEAK, COUNT]");
        assertThat(Arrays.toString(Scope.values())).isEqualTo("[RESOURCE, APP, ACCOUNT]");
        assertThat(Arrays.toString(Unit.Rounding.values())).isEqualTo("[EXACT, UP, HALF_UP, DOWN]");
    }

    private static Policies policies(long bootMs) {
        return new Policies(Policies.Charging.FREE, bootMs, Policies.Charging.FREE, Policies.Charging.FREE);
    }

    private static Tier upTo(String quantity) {
        return new Tier(figure(quantity), ONE, BigDecimal.ZERO, Optional.empty());
    }

    private static Tier open() {
        return new Tier(Optional.empty(), ONE, BigDecimal.ZERO, Optional.empty());
    }

    private static Optional<BigDecimal> figure(String text) {
        return Optional.of(new BigDecimal(text));
    }
}
