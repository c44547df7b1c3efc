package dev.treering.projections.rating;

import dev.treering.events.prices.Tier;

/** What a quantity costs in one tier: its units, or the blocks of them that are begun, and the tier's own amount. */
final class TierPrice {

    private TierPrice() {}

    static ExactAmount of(Tier tier, ExactAmount quantity) {
        ExactAmount sold =
                tier.block().map(block -> quantity.dividedBy(block).ceiling()).orElse(quantity);
        return sold.times(tier.amount()).plus(ExactAmount.of(tier.flat()));
    }
}
