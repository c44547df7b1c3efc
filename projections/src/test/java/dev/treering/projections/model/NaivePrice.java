package dev.treering.projections.model;

import dev.treering.events.prices.Price;
import dev.treering.events.prices.Tier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The price models, as their documentation has them. */
final class NaivePrice {

    private static final Fraction HUNDRED = Fraction.of(100);

    private NaivePrice() {}

    /**
     * What a quantity costs.
     *
     * @param quantity in units
     * @param metered the same as it is metered
     * @param monthMs milliseconds of the month
     * @param inForce part of the month that the price was in force
     */
    static Fraction of(
            Price price, Fraction quantity, Fraction metered, long events, Fraction monthMs, Fraction inForce) {
        return switch (price) {
            case Price.CalendarProrated prorated ->
                Fraction.of(prorated.monthly()).times(metered).over(monthMs);
            case Price.RateWithCap capped ->
                Fraction.of(capped.amount())
                        .times(quantity)
                        .min(Fraction.of(capped.cap()).times(inForce));
            case Price.PerUnit unit -> Fraction.of(unit.amount()).times(quantity);
            case Price.Graduated graduated -> graduated(graduated.tiers(), quantity);
            case Price.Volume volume -> volume(volume.tiers(), quantity);
            case Price.Package sold -> Fraction.of(sold.amount()).times(begun(quantity, sold.size()));
            case Price.Percentage percentage ->
                Fraction.of(percentage.percent())
                        .times(quantity)
                        .over(HUNDRED)
                        .plus(Fraction.of(percentage.perEvent()).times(Fraction.of(events)));
            case Price.Flat flat -> Fraction.of(flat.amount()).times(quantity);
            case Price.Free _ -> Fraction.ZERO;
        };
    }

    /** What tells a dear price from a cheap one: the amount of the first unit, or its part of a block. */
    static Fraction ofOneUnit(Price price, Fraction unitSize, Fraction monthMs) {
        return switch (price) {
            case Price.CalendarProrated prorated ->
                Fraction.of(prorated.monthly()).times(unitSize).over(monthMs);
            case Price.RateWithCap capped -> Fraction.of(capped.amount());
            case Price.PerUnit unit -> Fraction.of(unit.amount());
            case Price.Graduated graduated -> ofOneUnit(graduated.tiers().getFirst());
            case Price.Volume volume -> ofOneUnit(volume.tiers().getFirst());
            case Price.Package sold -> Fraction.of(sold.amount()).over(Fraction.of(sold.size()));
            case Price.Percentage percentage ->
                Fraction.of(percentage.percent()).over(HUNDRED);
            case Price.Flat _, Price.Free _ -> Fraction.ZERO;
        };
    }

    private static Fraction ofOneUnit(Tier tier) {
        Fraction amount = Fraction.of(tier.amount());
        return tier.block().map(block -> amount.over(Fraction.of(block))).orElse(amount);
    }

    private static Fraction graduated(List<Tier> tiers, Fraction quantity) {
        Fraction sum = Fraction.ZERO;
        Fraction below = Fraction.ZERO;
        for (Tier tier : tiers) {
            if (below.signum() == 0 || quantity.compareTo(below) > 0) {
                Fraction upTo = tier.upTo().map(Fraction::of).orElse(quantity);
                sum = sum.plus(inTier(tier, quantity.min(upTo).minus(below)));
            }
            below = tier.upTo().map(Fraction::of).orElse(below);
        }
        return sum;
    }

    private static Fraction volume(List<Tier> tiers, Fraction quantity) {
        Optional<Tier> reached = tiers.stream()
                .filter(tier -> tier.upTo()
                        .map(upTo -> Fraction.of(upTo).compareTo(quantity) >= 0)
                        .orElse(true))
                .findFirst();
        return inTier(reached.orElseThrow(), quantity);
    }

    private static Fraction inTier(Tier tier, Fraction quantity) {
        Fraction units = tier.block().map(block -> begun(quantity, block)).orElse(quantity);
        return Fraction.of(tier.amount()).times(units).plus(Fraction.of(tier.flat()));
    }

    private static Fraction begun(Fraction quantity, BigDecimal size) {
        return new Fraction(quantity.over(Fraction.of(size)).ceiling(), BigInteger.ONE);
    }
}
