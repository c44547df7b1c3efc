package dev.treering.benchmarks;

import dev.treering.benchmarks.BlockTariff.BlockTier;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Tier;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tariff of blocks as an item of a price book: all that an account used of the meter is rated together. */
final class OurPrices {

    static final Sku METER = new Sku("requests");

    private OurPrices() {}

    static PriceItem item(BlockTariff tariff) {
        List<Tier> tiers = tiers(tariff);
        Price price = switch (tariff.policy()) {
            case ALL_TIERS -> new Price.Graduated(tiers);
            case TOP_TIER -> new Price.Volume(tiers);
        };
        return new PriceItem(METER, price, ItemTerms.PLAIN.with(Scope.ACCOUNT));
    }

    private static List<Tier> tiers(BlockTariff tariff) {
        var tiers = new ArrayList<Tier>();
        BigDecimal end = BigDecimal.ZERO;
        for (BlockTier tier : tariff.tiers()) {
            Optional<BigDecimal> upTo = Optional.empty();
            if (tier.most().isPresent()) {
                end = end.add(
                        tier.block().multiply(BigDecimal.valueOf(tier.most().getAsLong())));
                upTo = Optional.of(end);
            }
            tiers.add(new Tier(upTo, tier.price(), BigDecimal.ZERO, Optional.of(tier.block())));
        }
        return tiers;
    }
}
