package dev.treering.events.prices;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One step of a tiered price.
 *
 * @param upTo last quantity in the tier, inclusive; empty for the last tier, which has no end
 * @param amount price of a unit, or of a block where the tier has blocks
 * @param flat charged once when the tier is reached
 * @param block units that are sold together, each block begun counting whole; empty where units are priced exactly
 */
public record Tier(Optional<BigDecimal> upTo, BigDecimal amount, BigDecimal flat, Optional<BigDecimal> block) {

    public Tier {
        upTo.ifPresent(quantity -> Figures.positive("upTo", quantity));
        Figures.notNegative("amount", amount);
        Figures.notNegative("flat", flat);
        block.ifPresent(units -> Figures.positive("block", units));
    }
}
