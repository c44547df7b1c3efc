package dev.treering.projections.rating;

import dev.treering.events.prices.Price.Graduated;
import dev.treering.events.prices.Tier;

/** Each tier apart: what lies above the tier before, up to its own end. The first tier is reached by any use, be it of nothing. */
final class GraduatedTiers {

    private GraduatedTiers() {}

    static ExactAmount of(Graduated price, Chargeable used) {
        ExactAmount amount = ExactAmount.ZERO;
        ExactAmount below = ExactAmount.ZERO;
        for (Tier tier : price.tiers()) {
            boolean isFirst = below.signum() == 0;
            if (!isFirst && used.quantity().compareTo(below) <= 0) {
                return amount;
            }
            ExactAmount reached =
                    tier.upTo().map(ExactAmount::of).orElse(used.quantity()).min(used.quantity());
            amount = amount.plus(TierPrice.of(tier, reached.minus(below)));
            below = tier.upTo().map(ExactAmount::of).orElse(below);
        }
        return amount;
    }
}
