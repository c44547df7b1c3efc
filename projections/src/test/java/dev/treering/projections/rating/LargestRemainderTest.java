package dev.treering.projections.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Parts that sum up to the cent. */
class LargestRemainderTest {

    private static final MinorUnit CENT = new MinorUnit(2);
    private static final int CASES = Integer.getInteger("treering.samples", 2_000);

    @Test
    void of_three_thirds_the_first_gets_the_cent() {
        // 3 × 33.33 leaves 0.01
        assertThat(spread("100.00", "1", "1", "1")).containsExactly("33.34", "33.33", "33.33");
    }

    @Test
    void the_cent_goes_to_who_lost_most_by_rounding_down() {
        // of 0.05 in 3 : 3 : 4 the exact parts are 0.015, 0.015, 0.020: one cent is left for the first of two equals
        assertThat(spread("0.05", "3", "3", "4")).containsExactly("0.02", "0.01", "0.02");
        // of 0.10 in 5 : 6 the exact parts are 0.04545… and 0.05454…
        assertThat(spread("0.10", "5", "6")).containsExactly("0.05", "0.05");
    }

    @Test
    void without_weights_the_first_part_is_the_total() {
        assertThat(spread("7.00", "0", "0")).containsExactly("7.00", "0.00");
    }

    @Test
    void no_parts_come_to_nothing() {
        assertThat(LargestRemainder.rounded(List.of(), CENT)).isEmpty();
    }

    @Test
    void amounts_below_zero_sum_up_as_well() {
        // −0.005 + 0.015 = 0.01; lowered: −0.01 and 0.01, so one step is left, for the first of two equals
        assertThat(LargestRemainder.rounded(List.of(exact("-0.005"), exact("0.015")), CENT))
                .containsExactly(new BigDecimal("0.00"), new BigDecimal("0.01"));
    }

    @Test
    void any_parts_come_to_the_total_and_are_less_than_a_step_off() {
        long seed = 7L;
        var random = new Random(seed);
        for (int run = 0; run < CASES; run++) {
            BigDecimal total = new BigDecimal(random.nextLong(1_000_000)).movePointLeft(2);
            List<ExactAmount> weights = Stream.generate(() -> ExactAmount.of(random.nextLong(1, 1000)))
                    .limit(random.nextInt(1, 9))
                    .toList();
            List<BigDecimal> parts = LargestRemainder.spread(total, weights, CENT);

            assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d, run %d", seed, run)
                    .isEqualByComparingTo(total);
            ExactAmount all = ExactAmount.sum(weights);
            for (int i = 0; i < parts.size(); i++) {
                ExactAmount off = ExactAmount.of(parts.get(i))
                        .minus(ExactAmount.of(total).times(weights.get(i)).dividedBy(all));
                assertThat(off.max(off.negated()))
                        .as("seed %d, run %d", seed, run)
                        .isLessThan(exact("0.01"));
            }
        }
    }

    private static List<String> spread(String total, String... weights) {
        return LargestRemainder.spread(
                        new BigDecimal(total),
                        Stream.of(weights).map(LargestRemainderTest::exact).toList(),
                        CENT)
                .stream()
                .map(BigDecimal::toPlainString)
                .toList();
    }

    private static ExactAmount exact(String amount) {
        return ExactAmount.of(new BigDecimal(amount));
    }
}
