package dev.treering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.benchmarks.RatingContest.AmountsDiffer;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The whole benchmark once, on little, beside a peer that needs no libraries: Kill Bill itself is in a build of its own. */
class RatingBenchmarkTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final RatingOptions small = new RatingOptions(3, 720, 1, 2_000, 1, false, false);

    @Test
    void everything_is_measured_beside_the_peer_in_the_same_run() throws Exception {
        var report = RatingBenchmark.run(small, new BlocksByHand());

        assertThat(report.figures().measures()).containsExactly((Measured[]) RatingMeasure.values());
        assertThat(report.figures().measures())
                .allSatisfy(measure -> assertThat(report.figures().ratio(measure))
                        .as(measure.name())
                        .isPositive()
                        .isFinite());
        assertThat(report.table()).contains("points/s", "Kill Bill", "from a cell a point");
        assertThat(report.sizes()).containsEntry("subscriptions", 3L).containsEntry("pointsEach", 720L);
    }

    @Test
    void amounts_that_differ_by_a_cent_have_no_speed() {
        RatingEngine dearer = (tariff, subscriptions) -> {
            var bill = new BlocksByHand().prepare(tariff, subscriptions);
            return subscription -> bill.rate(subscription).add(subscription == 2 ? CENT : BigDecimal.ZERO);
        };

        assertThatThrownBy(() -> RatingBenchmark.run(small, dearer))
                .isInstanceOf(AmountsDiffer.class)
                .hasMessageContaining("subscription-2, ALL_TIERS: ")
                .hasMessageContaining("by Kill Bill");
    }

    @Test
    void the_other_policy_must_come_to_the_same_amounts_too() {
        RatingEngine free = (tariff, subscriptions) -> {
            var bill = new BlocksByHand().prepare(tariff, subscriptions);
            return subscription -> tariff.policy() == BlockTariff.Policy.TOP_TIER ? CENT : bill.rate(subscription);
        };

        assertThatThrownBy(() -> RatingBenchmark.run(small, free))
                .isInstanceOf(AmountsDiffer.class)
                .hasMessageContaining("subscription-0, TOP_TIER: 0.01 by Kill Bill");
    }
}
