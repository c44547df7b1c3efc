package dev.treering.events.prices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What makes a list of tiers a price: they rise, and only the last has no end. */
final class Tiers {

    private Tiers() {}

    static List<Tier> checked(List<Tier> tiers) {
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("tiers are none; allowed is one or more");
        }
        Optional<BigDecimal> reached = Optional.of(BigDecimal.ZERO);
        for (Tier tier : tiers) {
            if (reached.isEmpty()) {
                throw new IllegalArgumentException("tiers go on after one without upTo; allowed is that only last");
            }
            if (tier.upTo().isPresent() && tier.upTo().get().compareTo(reached.get()) <= 0) {
                throw new IllegalArgumentException("tiers do not rise: upTo "
                        + tier.upTo().get().toPlainString() + " comes after "
                        + reached.get().toPlainString());
            }
            reached = tier.upTo();
        }
        if (reached.isPresent()) {
            throw new IllegalArgumentException(
                    "tiers end at " + reached.get().toPlainString() + "; the last tier must have no upTo");
        }
        return List.copyOf(tiers);
    }
}
