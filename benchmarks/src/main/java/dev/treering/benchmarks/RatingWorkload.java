package dev.treering.benchmarks;

import dev.treering.benchmarks.BlockTariff.BlockTier;
import dev.treering.benchmarks.BlockTariff.Policy;
import dev.treering.benchmarks.Subscription.Point;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Made-up usage of April 2026, the same at every run. */
final class RatingWorkload {

    private static final Instant START = Instant.parse("2026-04-01T00:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final long SEED = 20260401;
    private static final int MOST_AT_ONCE = 999;

    private RatingWorkload() {}

    /** Three tiers of blocks; a month of 720 points ends in the second or third, a larger one in the third. */
    static BlockTariff tariff(Policy policy) {
        return new BlockTariff(
                policy,
                List.of(
                        new BlockTier(new BigDecimal("100"), OptionalLong.of(1_000), new BigDecimal("0.0125")),
                        new BlockTier(new BigDecimal("1000"), OptionalLong.of(260), new BigDecimal("0.1075")),
                        new BlockTier(new BigDecimal("2500"), OptionalLong.empty(), new BigDecimal("0.1999"))));
    }

    /** So many subscriptions with so many points each, evenly over the month, each of 1 to 999 units. */
    static List<Subscription> subscriptions(int number, int points) {
        var random = new Random(SEED);
        var subscriptions = new ArrayList<Subscription>(number);
        for (int i = 0; i < number; i++) {
            var reported = new ArrayList<Point>(points);
            for (int j = 0; j < points; j++) {
                reported.add(new Point(
                        START.plus(MONTH.multipliedBy(j).dividedBy(points)),
                        BigDecimal.valueOf(1L + random.nextInt(MOST_AT_ONCE))));
            }
            subscriptions.add(new Subscription("subscription-" + i, reported));
        }
        return subscriptions;
    }
}
