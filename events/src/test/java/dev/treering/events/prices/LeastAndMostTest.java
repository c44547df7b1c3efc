package dev.treering.events.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.prices.Policies.Charging;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The least and the most of what may be said around a price: what is below or above it is refused by its name. */
class LeastAndMostTest {

    private static final Optional<BigDecimal> NONE = Optional.empty();
    private static final Optional<BigDecimal> NEGATIVE = figure("-1");

    @Test
    void an_item_s_minimum_and_maximum_are_not_negative() {
        assertThatThrownBy(() -> item(NEGATIVE, NONE)).hasMessage("minimum is -1; allowed is 0 or more");
        assertThatThrownBy(() -> item(NONE, NEGATIVE)).hasMessage("maximum is -1; allowed is 0 or more");
        assertThat(item(figure("0"), NONE).minimum()).isEqualTo(figure("0"));
        assertThat(item(NONE, figure("0")).maximum()).isEqualTo(figure("0"));
    }

    @Test
    void an_item_s_minimum_is_not_above_its_maximum() {
        assertThatThrownBy(() -> item(figure("2.01"), figure("2")))
                .hasMessage("minimum is 2.01; allowed is up to maximum, 2");
        assertThat(item(figure("2"), figure("2")).minimum()).isEqualTo(figure("2"));
        assertThat(item(figure("1"), figure("2")).maximum()).isEqualTo(figure("2"));
    }

    @Test
    void a_book_s_minimum_and_maximum_are_not_negative() {
        assertThatThrownBy(() -> book(NEGATIVE, NONE)).hasMessage("minimum is -1; allowed is 0 or more");
        assertThatThrownBy(() -> book(NONE, NEGATIVE)).hasMessage("maximum is -1; allowed is 0 or more");
    }

    @Test
    void a_tier_ends_above_0_and_sells_blocks_of_more_than_0() {
        assertThatThrownBy(() -> tier(figure("0"), NONE)).hasMessage("upTo is 0; allowed is more than 0");
        assertThatThrownBy(() -> tier(NONE, figure("0"))).hasMessage("block is 0; allowed is more than 0");
    }

    @Test
    void no_boot_may_be_given_away_and_an_hour_of_it() {
        for (long allowed : List.of(0L, Policies.LONGEST_BOOT_ALLOWANCE_MS)) {
            assertThat(new Policies(Charging.FREE, allowed, Charging.FREE, Charging.FREE).bootAllowanceMs())
                    .isEqualTo(allowed);
        }
    }

    private static ItemTerms item(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
        return new ItemTerms(
                Basis.LESSER,
                Measure.SUM,
                Scope.RESOURCE,
                Unit.METERED,
                BigDecimal.ZERO,
                Optional.empty(),
                BigDecimal.ZERO,
                minimum,
                maximum,
                "standard");
    }

    private static BookTerms book(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {
        return new BookTerms(Policies.AS_OBSERVED, List.of(), minimum, maximum);
    }

    private static Tier tier(Optional<BigDecimal> upTo, Optional<BigDecimal> block) {
        return new Tier(upTo, BigDecimal.ONE, BigDecimal.ZERO, block);
    }

    private static Optional<BigDecimal> figure(String text) {
        return Optional.of(new BigDecimal(text));
    }
}
