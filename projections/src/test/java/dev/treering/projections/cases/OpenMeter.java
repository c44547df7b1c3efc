package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.figureOr0;
import static dev.treering.projections.cases.Case.figures;
import static dev.treering.projections.cases.Case.optional;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.projections.rating.Corrections;
import dev.treering.projections.rating.Offer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * OpenMeter: a period that is billed in parts. Each part is what the whole comes to now, without what was stated before: {@link
 * Corrections}. A minimum is asked for at the end of the period only.
 */
final class OpenMeter implements Peer {

    @Override
    public void check(Case given) {
        if (!given.json().has("phases")) {
            part(given);
        } else if (given.json().path("phases").path(0).has("cumulative_usage")) {
            deltas(given);
        } else {
            lateUsage(given);
        }
    }

    private static void part(Case given) {
        JsonNode usage = given.usage();
        String part = text(usage, "line_is");
        boolean isLast = part.startsWith("single") || part.startsWith("last");
        if (text(given.plan(), "model").equals("flat")) {
            assertStates(
                    isDue(given.plan(), part, isLast) ? lines(given, BigDecimal.ONE, true) : List.of(),
                    given.expected());
            return;
        }
        BigDecimal before = figure(usage, "already_in_period");
        boolean isStated =
                before.signum() > 0 || figure(usage, "already_billed_amount").signum() > 0;
        List<StatementLine> stated = isStated ? lines(given, before, false) : List.of();

        assertStates(
                Corrections.between(stated, lines(given, before.add(figure(usage, "this_line")), isLast)),
                given.expected());
    }

    /** A fee in arrears is due with the last part, one in advance with the first. */
    private static boolean isDue(JsonNode plan, String part, boolean isLast) {
        return text(plan, "payment_term").equals("in_advance")
                ? part.startsWith("single") || part.startsWith("first")
                : isLast;
    }

    private static void deltas(Case given) {
        var stated = new ArrayList<StatementLine>();
        List<JsonNode> phases = elements(given.json().path("phases"));
        for (JsonNode phase : phases) {
            boolean isLast = phase.equals(phases.getLast());
            List<StatementLine> delta =
                    Corrections.between(stated, lines(given, figure(phase, "cumulative_usage"), isLast));
            assertStates(delta, phase.path("expected"));
            stated.addAll(delta);
        }
    }

    private static void lateUsage(Case given) {
        var stated = new TreeMap<String, List<StatementLine>>();
        List<JsonNode> phases = elements(given.json().path("phases"));
        for (JsonNode phase : phases) {
            List<BigDecimal> ends = figures(phase.path("cumulative_usage_at_end_of_each_period_as_seen_now"));
            var deltas = new ArrayList<StatementLine>();
            List<StatementLine> before = List.of();
            for (int i = 0; i < ends.size(); i++) {
                String period = text(phases.get(i), "period");
                List<StatementLine> until = lines(given, ends.get(i), false);
                List<StatementLine> known = stated.computeIfAbsent(period, _ -> new ArrayList<>());
                List<StatementLine> delta = Corrections.between(known, Corrections.between(before, until));
                // which period a price of the whole quantity is moved in is the peer's own choice; what is due now is
                // not
                if (!text(given.plan(), "model").equals("tiered volume")) {
                    assertThat(total(delta)).as(period).isEqualByComparingTo(expectedOf(period, phase));
                }
                known.addAll(delta);
                deltas.addAll(delta);
                before = until;
            }
            assertStates(deltas, phase.path("expected"));
        }
    }

    private static BigDecimal expectedOf(String period, JsonNode phase) {
        return elements(phase.path("expected").path("lines")).stream()
                .filter(line -> text(line, "period").equals(period))
                .map(line -> figure(line, "total"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static void assertStates(List<StatementLine> lines, JsonNode expected) {
        assertThat(total(lines)).isEqualByComparingTo(figure(expected, "total"));
        if (expected.path("lines").isEmpty()) {
            // the peer states nothing where no money moves; we state the quantity, at 0.00, so that quantities add up
            // too
            assertThat(lines).filteredOn(OpenMeter::movesMoney).isEmpty();
        }
    }

    private static boolean movesMoney(StatementLine line) {
        return line.amount().signum() != 0 || line.listAmount().signum() != 0;
    }

    private static BigDecimal total(List<StatementLine> lines) {
        return new Bill(lines).total();
    }

    private static List<StatementLine> lines(Case given, BigDecimal quantity, boolean withMinimum) {
        JsonNode plan = given.plan();
        JsonNode discounts = given.json().path("discounts");
        Offer offer = new Offer("meter", price(plan))
                .minimum(withMinimum ? optional(plan, "minimum_spend") : Optional.empty())
                .maximum(optional(plan, "maximum_spend"))
                .discount(optional(discounts, "percentage"))
                .including(figureOr0(discounts, "usage_units"));
        if (given.json().has("unit_config")) {
            convert(offer, given.json().path("unit_config"));
        }
        return Bill.of(2, offer.reported(Bill.ANY_MONTH, quantity)).lines();
    }

    private static void convert(Offer offer, JsonNode config) {
        Rounding rounding = switch (text(config, "Rounding")) {
            case "ceiling" -> Rounding.UP;
            case "floor" -> Rounding.DOWN;
            case "half_up" -> Rounding.HALF_UP;
            default -> Rounding.EXACT;
        };
        BigDecimal factor = figure(config, "ConversionFactor");
        boolean isDivision = text(config, "Operation").equals("divide");
        offer.per("converted", isDivision ? factor : BigDecimal.ONE.divide(factor), rounding);
    }

    private static Price price(JsonNode plan) {
        return switch (text(plan, "model")) {
            case "unit" -> new Price.PerUnit(figure(plan, "unit_price"));
            case "dynamic (usage value x multiplier)" -> new Price.PerUnit(figure(plan, "multiplier"));
            case "flat" -> new Price.Flat(figure(plan, "amount"), false);
            case "package" -> new Price.Package(figure(plan, "package_price"), figure(plan, "package_size"));
            case "tiered graduated" -> new Price.Graduated(Tiers.of(plan.path("tiers"), "up_to", OpenMeter::unit));
            case "tiered volume" -> new Price.Volume(Tiers.of(plan.path("tiers"), "up_to", OpenMeter::unit));
            default -> throw new Untranslatable("model " + text(plan, "model"));
        };
    }

    private static BigDecimal unit(JsonNode tier) {
        return figureOr0(tier, "unit");
    }
}
