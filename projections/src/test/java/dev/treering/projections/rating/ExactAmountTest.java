package dev.treering.projections.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratios that lose nothing. */
class ExactAmountTest {

    @Test
    void a_third_three_times_is_one() {
        ExactAmount third = ExactAmount.ONE.dividedBy(3);

        assertThat(third.plus(third).plus(third)).isEqualTo(ExactAmount.ONE);
        assertThat(third.times(3).minus(ExactAmount.ONE)).isEqualTo(ExactAmount.ZERO);
    }

    @Test
    void equal_amounts_are_equal_however_they_came_about() {
        assertThat(exact("0.50")).isEqualTo(ExactAmount.of(2).dividedBy(4)).isEqualTo(exact("5E-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "2.5,  3,  2,  3",
        "2.4,  3,  2,  2",
        "-2.5, -2, -3, -3", // half away from zero
        "-2.4, -2, -3, -2",
        "7,    7,  7,  7"
    })
    void whole_numbers_are_found_upwards_downwards_and_nearest(String amount, long ceiling, long floor, long nearest) {
        assertThat(exact(amount).ceiling()).isEqualTo(ExactAmount.of(ceiling));
        assertThat(exact(amount).floor()).isEqualTo(ExactAmount.of(floor));
        assertThat(exact(amount).halfUp()).isEqualTo(ExactAmount.of(nearest));
    }

    @Test
    void the_lesser_the_greater_and_what_is_not_below_nothing() {
        assertThat(exact("1.2").min(exact("1.3"))).isEqualTo(exact("1.2"));
        assertThat(exact("1.2").max(exact("1.3"))).isEqualTo(exact("1.3"));
        assertThat(exact("-1").orZero()).isEqualTo(ExactAmount.ZERO);
        assertThat(exact("200").percent(new BigDecimal("1.5"))).isEqualTo(ExactAmount.of(3));
    }

    private static ExactAmount exact(String amount) {
        return ExactAmount.of(new BigDecimal(amount));
    }
}
