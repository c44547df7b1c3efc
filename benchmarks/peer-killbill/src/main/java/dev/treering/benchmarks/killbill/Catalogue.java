package dev.treering.benchmarks.killbill;

import dev.treering.benchmarks.BlockTariff;
import dev.treering.benchmarks.BlockTariff.BlockTier;
import java.math.BigDecimal;
import org.killbill.billing.catalog.DefaultInternationalPrice;
import org.killbill.billing.catalog.DefaultPrice;
import org.killbill.billing.catalog.DefaultTier;
import org.killbill.billing.catalog.DefaultTieredBlock;
import org.killbill.billing.catalog.DefaultUnit;
import org.killbill.billing.catalog.DefaultUsage;
import org.killbill.billing.catalog.api.BillingMode;
import org.killbill.billing.catalog.api.BillingPeriod;
import org.killbill.billing.catalog.api.BlockType;
import org.killbill.billing.catalog.api.Currency;
import org.killbill.billing.catalog.api.TierBlockPolicy;
import org.killbill.billing.catalog.api.Usage;
import org.killbill.billing.catalog.api.UsageType;

/** A tariff as a usage section of Kill Bill's catalogue: consumable, monthly, in arrear. */
final class Catalogue {

    static final String UNIT = "request";

    /** How the catalogue says that a tier has no end. */
    private static final BigDecimal NO_END = BigDecimal.ONE.negate();

    private Catalogue() {}

    static Usage usage(BlockTariff tariff) {
        return new DefaultUsage()
                .setName("usage")
                .setBillingMode(BillingMode.IN_ARREAR)
                .setBillingPeriod(BillingPeriod.MONTHLY)
                .setUsageType(UsageType.CONSUMABLE)
                .setTierBlockPolicy(
                        switch (tariff.policy()) {
                            case ALL_TIERS -> TierBlockPolicy.ALL_TIERS;
                            case TOP_TIER -> TierBlockPolicy.TOP_TIER;
                        })
                .setTiers(tariff.tiers().stream().map(Catalogue::tier).toArray(DefaultTier[]::new));
    }

    private static DefaultTier tier(BlockTier tier) {
        var block = new DefaultTieredBlock();
        block.setType(BlockType.VANILLA);
        block.setUnit(new DefaultUnit().setName(UNIT));
        block.setSize(tier.block());
        block.setMax(tier.most().isPresent() ? BigDecimal.valueOf(tier.most().getAsLong()) : NO_END);
        block.setPrice(new DefaultInternationalPrice()
                .setPrices(new DefaultPrice[] {new DefaultPrice(tier.price(), Currency.USD)}));
        return new DefaultTier().setBlocks(new DefaultTieredBlock[] {block});
    }
}
