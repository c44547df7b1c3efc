package dev.treering.projections.rating;

import dev.treering.events.prices.Price.Volume;
import dev.treering.events.prices.Tier;

/** The whole quantity in the tier it reaches: the first whose end is not below it. */
final class VolumeTiers {

    private VolumeTiers() {}

    static ExactAmount of(Volume price, Chargeable used) {
        Tier reached = price.tiers().stream()
                .filter(tier -> tier.upTo()
                        .map(end -> used.quantity().compareTo(ExactAmount.of(end)) <= 0)
                        .orElse(true))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the last tier has an end"));
        return TierPrice.of(reached, used.quantity());
    }
}
