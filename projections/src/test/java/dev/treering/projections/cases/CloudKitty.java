package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.figures;
import static dev.treering.projections.cases.Case.has;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Tier;
import dev.treering.projections.rating.Offer;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** CloudKitty: rules by attribute. Each rule that adds an amount is an item of its own. */
final class CloudKitty implements Peer {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public void check(Case given) {
        JsonNode plan = given.plan();
        if (has(plan, "rates")) {
            rates(given);
        } else if (has(plan, "rule") || has(plan, "image_rate")) {
            throw new Untranslatable("rules that compete, or a surcharge");
        } else if (has(plan, "thresholds")) {
            byMemory(given);
        } else if (has(plan, "service_thresholds")) {
            assertPrice(
                    given,
                    offerOfThresholds(plan.path("service_thresholds"), true)
                            .reported(Bill.ANY_MONTH, figure(given.usage(), "qty")));
        } else {
            flats(given);
        }
    }

    /** Rates that multiply are discounts taken off one after the other. */
    private static void rates(Case given) {
        var offer = new Offer("meter", new Price.PerUnit(BigDecimal.ONE));
        figures(given.plan().path("rates"))
                .forEach(rate -> offer.discount(Optional.of(HUNDRED.subtract(rate.multiply(HUNDRED)))));

        assertThat(Bill.of(Bill.EXACT, offer.reported(Bill.ANY_MONTH, BigDecimal.ONE))
                        .total())
                .isEqualByComparingTo(figure(given.expected(), "rate"));
    }

    private static void flats(Case given) {
        var pieces = new ArrayList<Piece>();
        given.plan()
                .propertyNames()
                .forEach(rule -> pieces.add(new Offer(rule, new Price.PerUnit(figure(given.plan(), rule)))
                        .reported(Bill.ANY_MONTH, figure(given.usage(), "qty"))));
        assertPrice(given, pieces.toArray(Piece[]::new));
    }

    /** Machines of one memory size, each a resource: its memory reaches a tier, and the tier has an amount. */
    private static void byMemory(Case given) {
        var pieces = new ArrayList<Piece>();
        BigDecimal memory = figure(given.usage(), "memory_mb");
        for (int i = 0; i < figure(given.usage(), "qty").intValueExact(); i++) {
            pieces.add(offerOfThresholds(given.plan().path("thresholds"), false)
                    .reported(Bill.ANY_MONTH, "machine-" + i, new Count(memory, 1, memory)));
        }
        assertPrice(given, pieces.toArray(Piece[]::new));
    }

    /** A threshold holds from its own quantity on, our tiers up to theirs; quantities are whole. */
    private static Offer offerOfThresholds(JsonNode thresholds, boolean perUnit) {
        List<JsonNode> levels = elements(thresholds);
        var tiers = new ArrayList<Tier>();
        var amount = BigDecimal.ZERO;
        for (JsonNode level : levels) {
            BigDecimal below = new BigDecimal(level.path(0).asString()).subtract(BigDecimal.ONE);
            if (below.signum() > 0) {
                tiers.add(tier(Optional.of(below), amount, perUnit));
            }
            amount = new BigDecimal(level.path(1).asString());
        }
        tiers.add(tier(Optional.empty(), amount, perUnit));
        return new Offer("meter", new Price.Volume(tiers));
    }

    private static Tier tier(Optional<BigDecimal> upTo, BigDecimal amount, boolean perUnit) {
        return perUnit
                ? new Tier(upTo, amount, BigDecimal.ZERO, Optional.empty())
                : new Tier(upTo, BigDecimal.ZERO, amount, Optional.empty());
    }

    private static void assertPrice(Case given, Piece... pieces) {
        assertThat(Bill.of(Bill.EXACT, pieces).total()).isEqualByComparingTo(figure(given.expected(), "price"));
    }
}
