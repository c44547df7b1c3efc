package dev.treering.projections.cases;

import dev.treering.events.prices.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Tiers as peers write them. What a peer leaves undefined above its last tier goes on at the price of the last. */
final class Tiers {

    private Tiers() {}

    /** Tiers whose members say their end, the price of a unit and an amount for the tier; what is absent is 0. */
    static List<Tier> of(JsonNode tiers, String end, Function<JsonNode, BigDecimal> unit) {
        var result = new ArrayList<Tier>();
        for (JsonNode tier : Case.elements(tiers)) {
            result.add(new Tier(
                    Case.optional(tier, end), unit.apply(tier), Case.figureOr0(tier, "flat"), Optional.empty()));
        }
        return opened(result);
    }

    /** Blocks: a tier has so many of a size, on top of the tiers before it. */
    static List<Tier> ofBlocks(JsonNode tiers) {
        var result = new ArrayList<Tier>();
        var end = BigDecimal.ZERO;
        for (JsonNode tier : Case.elements(tiers)) {
            BigDecimal block = Case.figure(tier, "block_size");
            end = end.add(block.multiply(Case.figureOr0(tier, "max_blocks")));
            result.add(new Tier(
                    Case.has(tier, "max_blocks") ? Optional.of(end) : Optional.empty(),
                    Case.figure(tier, "price_per_block"),
                    BigDecimal.ZERO,
                    Optional.of(block)));
        }
        return opened(result);
    }

    static List<Tier> opened(List<Tier> tiers) {
        Tier last = tiers.getLast();
        var opened = new ArrayList<>(tiers.subList(0, tiers.size() - 1));
        opened.add(new Tier(Optional.empty(), last.amount(), last.flat(), last.block()));
        return opened;
    }
}
