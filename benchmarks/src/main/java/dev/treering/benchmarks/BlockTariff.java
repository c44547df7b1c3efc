package dev.treering.benchmarks;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalLong;

/**
 * A price in tiers of whole blocks, in the words of a usage catalogue. Every block begun is charged whole.
 *
 * @param tiers in order; only the last may have no end
 */
public record BlockTariff(Policy policy, List<BlockTier> tiers) {

    /** Which tiers price a quantity. */
    public enum Policy {
        /** Each tier prices what lies in it. */
        ALL_TIERS,
        /** The tier that is reached prices all of it. */
        TOP_TIER
    }

    /**
     * One tier.
     *
     * @param block units that are sold together
     * @param most blocks in the tier; empty for the last, which has no end
     * @param price of a block, US dollars
     */
    public record BlockTier(BigDecimal block, OptionalLong most, BigDecimal price) {}

    public BlockTariff {
        tiers = List.copyOf(tiers);
    }
}
