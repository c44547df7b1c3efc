package dev.treering.benchmarks.killbill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.benchmarks.BlockTariff;
import dev.treering.benchmarks.BlockTariff.BlockTier;
import dev.treering.benchmarks.BlockTariff.Policy;
import dev.treering.benchmarks.RatingEngine;
import dev.treering.benchmarks.Subscription;
import dev.treering.benchmarks.Subscription.Point;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That it is Kill Bill's arithmetic: amounts from its own tests (TestContiguousIntervalConsumableInArrear). */
class KillBillTest {

    // blocks of 100 up to 10 of them, then of 1,000 up to 100, then of 1,000
    private static final List<BlockTier> TIERS = List.of(
            tier("100", OptionalLong.of(10), "1"),
            tier("1000", OptionalLong.of(100), "1"),
            tier("1000", OptionalLong.of(100), "0.5"));

    @ParameterizedTest
    @CsvSource({"1000,10", "101000,101", "101001,51.0"})
    void the_tier_that_is_reached_prices_everything(BigDecimal units, BigDecimal amount) {
        assertThat(rated(new BlockTariff(Policy.TOP_TIER, TIERS), units)).isEqualByComparingTo(amount);
    }

    @Test
    void each_tier_prices_what_lies_in_it() {
        var tariff = new BlockTariff(
                Policy.ALL_TIERS,
                List.of(
                        tier("1", OptionalLong.of(10), "1.5"),
                        tier("1", OptionalLong.of(100), "1.0"),
                        tier("1", OptionalLong.of(1_000), "0.5")));

        // 10 × 1.5 + 100 × 1.0 + 1 × 0.5
        assertThat(rated(tariff, new BigDecimal("111"))).isEqualByComparingTo("115.5");
    }

    @Test
    void it_is_found_as_a_service() {
        assertThat(ServiceLoader.load(RatingEngine.class).findFirst()).containsInstanceOf(KillBill.class);
    }

    /** Reported in two halves, at the two ends of the month. */
    private static BigDecimal rated(BlockTariff tariff, BigDecimal units) {
        BigDecimal first = units.divideToIntegralValue(BigDecimal.TWO);
        var month = new Subscription(
                "any",
                List.of(
                        new Point(Instant.parse("2026-04-01T00:00:00Z"), first),
                        new Point(Instant.parse("2026-04-30T23:59:59.999Z"), units.subtract(first))));
        return new KillBill().prepare(tariff, List.of(month)).rate(0);
    }

    private static BlockTier tier(String block, OptionalLong most, String price) {
        return new BlockTier(new BigDecimal(block), most, new BigDecimal(price));
    }
}
