package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.has;
import static dev.treering.projections.cases.Case.text;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Tier;
import dev.treering.projections.rating.Offer;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Kill Bill's plans as our prices: blocks in tiers, capacities, versions of a tariff. */
final class KillBillPlan {

    private KillBillPlan() {}

    static Offer offer(JsonNode plan) {
        return switch (text(plan, "model").split(" ")[0]) {
            case "consumable" -> new Offer("meter", blocks(plan, plan.path("tiers")));
            case "unit" -> new Offer("meter", new Price.PerUnit(figure(plan, "unit_price")));
            case "capacity" -> capacity(plan);
            default -> throw new Untranslatable("model " + text(plan, "model"));
        };
    }

    static Price blocks(JsonNode plan, JsonNode tiers) {
        return text(plan, "policy").equals("TOP_TIER")
                ? new Price.Volume(Tiers.ofBlocks(tiers))
                : new Price.Graduated(Tiers.ofBlocks(tiers));
    }

    /** An amount by the highest figure, or by the sum where the plan says so. */
    private static Offer capacity(JsonNode plan) {
        var tiers = new ArrayList<Tier>();
        for (JsonNode tier : elements(plan.path("tiers"))) {
            List<JsonNode> limits = elements(tier.path("limits"));
            boolean isOpen = limits.stream().allMatch(JsonNode::isNull);
            if (limits.size() > 1 && !isOpen) {
                throw new Untranslatable("a tier with limits of several meters");
            }
            Optional<BigDecimal> upTo = isOpen
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(limits.getFirst().asString()));
            tiers.add(new Tier(upTo, BigDecimal.ZERO, figure(tier, "price"), Optional.empty()));
        }
        var offer = new Offer("meter", new Price.Volume(Tiers.opened(tiers)));
        return has(plan, "aggregation") ? offer : offer.measure(Measure.PEAK);
    }

    static List<Piece> byVersion(YearMonth month, JsonNode versions, SortedMap<LocalDate, Count> points) {
        var pieces = new ArrayList<Piece>();
        LocalDate until = month.plusMonths(1).atDay(1);
        for (int i = versions.size() - 1; i >= 0; i--) {
            LocalDate from = LocalDate.parse(text(versions.path(i), "from"));
            LocalDate first = from.isBefore(month.atDay(1)) ? month.atDay(1) : from;
            SortedMap<LocalDate, Count> within = first.isBefore(until) ? points.subMap(first, until) : new TreeMap<>();
            if (!within.isEmpty()) {
                pieces.add(new Offer(
                                "meter",
                                new Price.Graduated(
                                        Tiers.ofBlocks(versions.path(i).path("tiers"))))
                        .version(i + 1)
                        .inForce((int) (until.toEpochDay() - first.toEpochDay()))
                        .counted(month, "unit", within));
            }
            until = first;
        }
        return pieces;
    }
}
