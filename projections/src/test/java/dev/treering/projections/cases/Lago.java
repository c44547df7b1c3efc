package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.cents;
import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.figureOr0;
import static dev.treering.projections.cases.Case.figures;
import static dev.treering.projections.cases.Case.has;
import static dev.treering.projections.cases.Case.optional;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.projections.rating.Offer;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Lago: tiers, percentages, time-weighted levels, advance payments, coupons. */
final class Lago implements Peer {

    @Override
    public void check(Case given) {
        JsonNode plan = given.plan();
        if (has(plan, "lines")) {
            coupon(given);
        } else if (plan.has("rounding")) {
            unitRounding(given);
        } else if (text(plan, "model").startsWith("time-weighted")) {
            timeWeighted(given);
        } else if (text(plan, "model").startsWith("subscription")) {
            new LagoSubscription(given).check();
        } else if (has(plan, "minimum_cents")) {
            minimum(given);
        } else if (has(given.usage(), "units") || given.usage().has("prorated_units")) {
            amount(given);
        } else {
            throw new Untranslatable("amounts by transaction, or a running total by day: " + plan);
        }
    }

    private static void amount(Case given) {
        Offer offer = new Offer("meter", price(given.plan())).including(figureOr0(given.plan(), "free_units"));
        Bill bill = Bill.of(Bill.EXACT, offer.reported(Bill.ANY_MONTH, "unit", count(given.usage())));

        // "2", or "ceil 2" where the peer's own figure is rounded up; ours is compared as we round
        int places = has(given.expected(), "round")
                ? Integer.parseInt(text(given.expected(), "round").replace("ceil ", ""))
                : Bill.EXACT;
        assertThat(Case.at(places, bill.total())).isEqualByComparingTo(figure(given.expected(), "amount"));
    }

    private static Count count(JsonNode usage) {
        if (usage.has("prorated_units")) {
            return figures(usage.path("prorated_units")).stream()
                    .map(units -> new Count(units, 1, units))
                    .reduce(new Count(BigDecimal.ZERO, 1, BigDecimal.ZERO), Count::plus);
        }
        BigDecimal units = figure(usage, "units");
        return new Count(units, usage.path("events").asLong(1), units);
    }

    private static Price price(JsonNode plan) {
        return switch (text(plan, "model")) {
            case "standard" -> new Price.PerUnit(figure(plan, "unit_price"));
            case "graduated", "prorated graduated" ->
                new Price.Graduated(Tiers.of(plan.path("tiers"), "to", Lago::unit));
            case "graduated percentage" ->
                new Price.Graduated(Tiers.of(
                        plan.path("tiers"),
                        "to",
                        tier -> figure(tier, "rate_percent").movePointLeft(2)));
            case "volume" -> new Price.Volume(Tiers.of(plan.path("tiers"), "to", Lago::unit));
            case "package" -> new Price.Package(figure(plan, "package_price"), figure(plan, "package_size"));
            case "percentage" -> percentage(plan);
            default -> throw new Untranslatable("model " + text(plan, "model"));
        };
    }

    private static BigDecimal unit(JsonNode tier) {
        return figure(tier, "unit");
    }

    private static Price percentage(JsonNode plan) {
        if (has(plan, "free_events") || has(plan, "min_per_event") || has(plan, "max_per_event")) {
            throw new Untranslatable("free events, or limits of a single event");
        }
        return new Price.Percentage(figure(plan, "rate_percent"), figure(plan, "fixed_per_event"));
    }

    private static void unitRounding(Case given) {
        Optional<BigDecimal> precision = optional(given.plan(), "precision");
        BigDecimal step = precision
                .map(places -> BigDecimal.ONE.scaleByPowerOfTen(-places.intValueExact()))
                .orElse(BigDecimal.ONE);
        Rounding rounding = switch (given.plan().path("rounding").asString("none")) {
            case "round" -> Rounding.HALF_UP;
            case "ceil" -> Rounding.UP;
            case "floor" -> Rounding.DOWN;
            default -> Rounding.EXACT;
        };
        // one whole unit costs 1, so a step of the unit costs the step
        Piece piece = new Offer("meter", new Price.PerUnit(step))
                .per("step", step, rounding)
                .reported(Bill.ANY_MONTH, figure(given.usage(), "units"));

        assertThat(Bill.of(Bill.EXACT, piece).total()).isEqualByComparingTo(figure(given.expected(), "units"));
    }

    private static void timeWeighted(Case given) {
        Instant from = Instant.parse(given.json().path("period").path(0).asString());
        YearMonth month = YearMonth.from(from.atOffset(ZoneOffset.UTC));
        var formations = new Formations();
        int level = figure(given.json(), "carried_in").intValueExact();
        formations.scaled(from, "app", "web", "unit", level);
        for (JsonNode event : elements(given.json().path("events"))) {
            level += figure(event, "delta").intValueExact();
            formations.scaled(Instant.parse(text(event, "at")), "app", "web", "unit", level);
        }
        var pieces = new ArrayList<Piece>();
        BigDecimal unitPrice = optional(given.plan(), "unit_price").orElse(BigDecimal.ONE);
        formations
                .meteredThrough(month.atEndOfMonth())
                .forEach((resource, days) -> pieces.add(new Offer("unit", new Price.CalendarProrated(unitPrice))
                        .basis(Basis.FORMATION)
                        .piece(month, resource, days)));

        JsonNode expected = given.expected();
        if (has(expected, "amount_cents")) {
            assertThat(Bill.of(month, 2, pieces).total()).isEqualByComparingTo(cents(expected, "amount_cents"));
        }
        BigDecimal units = figure(expected, "units").divide(BigDecimal.ONE).stripTrailingZeros();
        int places = optional(expected, "round").map(BigDecimal::intValueExact).orElse(Math.max(0, units.scale()));
        assertThat(Case.at(places, Bill.of(month, Bill.EXACT, pieces).total())).isEqualByComparingTo(units);
    }

    private static void minimum(Case given) {
        LocalDate from = LocalDate.parse(given.json().path("period").path(0).asString());
        LocalDate ended =
                LocalDate.parse(given.json().path("period").path(1).asString().substring(0, 10));
        YearMonth month = YearMonth.from(from);
        Piece piece = new Offer("meter", price(given.plan()))
                .minimum(Optional.of(cents(given.plan(), "minimum_cents")))
                .taxed(optional(given.plan(), "tax_percent"))
                .inForce((int) (ended.toEpochDay() - from.toEpochDay()) + 1)
                .reported(month, figure(given.usage(), "units"));
        Bill bill = Bill.of(month, 2, List.of(piece));

        JsonNode expected = given.expected();
        assertThat(bill.sum(LineKind.USAGE)).isEqualByComparingTo(cents(expected, "usage_cents"));
        assertThat(bill.sum(LineKind.MINIMUM)).isEqualByComparingTo(cents(expected, "true_up_cents"));
        assertThat(bill.sum(LineKind.TAX)).isEqualByComparingTo(cents(expected.path("invoice"), "tax"));
        assertThat(bill.total()).isEqualByComparingTo(cents(expected.path("invoice"), "total"));
    }

    private static void coupon(Case given) {
        var pieces = new ArrayList<Piece>();
        for (JsonNode line : elements(given.plan().path("lines"))) {
            // the peer works out tax by line, so each line is a category of its own
            pieces.add(new Offer("line-" + pieces.size(), new Price.Flat(cents(line, "cents"), false))
                    .taxed("line-" + pieces.size(), figure(line, "tax_percent"))
                    .reported(Bill.ANY_MONTH, BigDecimal.ONE));
        }
        Bill bill = Bill.of(Bill.ANY_MONTH, 2, pieces, Bill.credit(cents(given.plan(), "coupon_cents")));

        JsonNode expected = given.expected();
        assertThat(bill.lines().stream()
                        .filter(line -> line.kind() == LineKind.TAX)
                        .map(line -> line.amount()
                                .movePointRight(2)
                                .toBigIntegerExact()
                                .toString()))
                .containsExactlyElementsOf(elements(expected.path("taxes_by_line_cents")).stream()
                        .map(JsonNode::asString)
                        .toList());
        assertThat(bill.sum(LineKind.USAGE, LineKind.CREDIT)).isEqualByComparingTo(cents(expected, "sub_total_ex_tax"));
        assertThat(bill.total()).isEqualByComparingTo(cents(expected, "total"));
    }
}
