package dev.treering.benchmarks;

import dev.treering.benchmarks.BlockTariff.BlockTier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A peer that does the arithmetic of blocks one block after the other, with nothing of ours. */
final class BlocksByHand implements RatingEngine {

    private static final int CENTS = 2;

    @Override
    public Bill prepare(BlockTariff tariff, List<Subscription> subscriptions) {
        return subscription -> {
            BigDecimal units = subscriptions.get(subscription).points().stream()
                    .map(Subscription.Point::quantity)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            BigDecimal amount = switch (tariff.policy()) {
                case ALL_TIERS -> allTiers(tariff, units);
                case TOP_TIER -> topTier(tariff, units);
            };
            return amount.setScale(CENTS, RoundingMode.HALF_UP);
        };
    }

    private static BigDecimal allTiers(BlockTariff tariff, BigDecimal units) {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal left = units;
        for (BlockTier tier : tariff.tiers()) {
            for (long sold = 0; left.signum() > 0 && sold < tier.most().orElse(Long.MAX_VALUE); sold++) {
                amount = amount.add(tier.price());
                left = left.subtract(tier.block());
            }
        }
        return amount;
    }

    private static BigDecimal topTier(BlockTariff tariff, BigDecimal units) {
        BlockTier reached = tariff.tiers().getLast();
        for (BlockTier tier : tariff.tiers().reversed()) {
            BigDecimal end = tariff.tiers().subList(0, tariff.tiers().indexOf(tier) + 1).stream()
                    .map(each ->
                            each.block().multiply(BigDecimal.valueOf(each.most().orElse(Long.MAX_VALUE))))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            reached = units.compareTo(end) <= 0 ? tier : reached;
        }
        return units.divide(reached.block(), 0, RoundingMode.CEILING).multiply(reached.price());
    }
}
