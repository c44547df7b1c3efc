package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.has;
import static dev.treering.projections.cases.Case.optional;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.projections.rating.CreditBalance;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Offer;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Ubicloud: spans cut to a month, minutes begun, a most of minutes, discounts, credit, tax, a shared allowance. */
final class Ubicloud implements Peer {

    private static final BigDecimal MINUTE_MS = BigDecimal.valueOf(60_000);
    private static final int FINE = 12;

    @Override
    public void check(Case given) {
        if (given.json().has("spans")) {
            spans(given);
        } else {
            allowance(given);
        }
    }

    private static void spans(Case given) {
        var formations = new Formations();
        YearMonth month = month(given);
        for (JsonNode span : elements(given.json().path("spans"))) {
            String stop = has(span, "stop")
                    ? text(span, "stop")
                    : given.json().path("window").path(1).asString();
            formations.span(
                    Instant.parse(text(span, "start")),
                    Instant.parse(stop),
                    "app",
                    text(span, "resource"),
                    "vcpu",
                    figure(span, "amount").intValueExact());
        }
        int decimals = given.plan().path("line_decimals").asInt();
        var pieces = new ArrayList<Piece>();
        formations.meteredThrough(month.atEndOfMonth()).forEach((resource, days) -> {
            SortedMap<LocalDate, Metered> within = days.tailMap(month.atDay(1));
            if (!within.isEmpty()) {
                pieces.addAll(pieces(given, month, resource, within));
            }
        });
        Bill bill = Bill.of(month, decimals, pieces, credits(given));
        compare(given.expected(), bill);
    }

    private static void compare(JsonNode expected, Bill bill) {
        var figures = new TreeMap<String, BigDecimal>();
        figures.put("subtotal", bill.list());
        figures.put("line_gross", bill.list());
        figures.put("discount", bill.list().subtract(bill.sum(LineKind.USAGE)));
        figures.put("credit_used", bill.sum(LineKind.CREDIT).negate());
        figures.put("vat", bill.sum(LineKind.TAX));
        figures.put("total", bill.total());
        figures.put("invoices", BigDecimal.valueOf(bill.lines().size()));
        figures.forEach((name, figure) -> optional(expected, name)
                .ifPresent(stated -> assertThat(figure).as(name).isEqualByComparingTo(stated)));
    }

    /** A discount that begins or ends within the month makes pieces. */
    private static List<Piece> pieces(
            Case given, YearMonth month, Resource resource, SortedMap<LocalDate, Metered> days) {
        JsonNode plan = given.plan();
        LocalDate from = has(plan, "active_from") ? LocalDate.parse(text(plan, "active_from")) : LocalDate.MIN;
        LocalDate to = has(plan, "active_to") ? LocalDate.parse(text(plan, "active_to")) : LocalDate.MAX;
        var active = new TreeMap<LocalDate, Metered>();
        var inactive = new TreeMap<LocalDate, Metered>();
        days.forEach((day, metered) -> (day.isBefore(from) || !day.isBefore(to) ? inactive : active).put(day, metered));
        var pieces = new ArrayList<Piece>();
        if (!active.isEmpty()) {
            pieces.add(offer(given, resource)
                    .discount(optional(plan, "resource_discount_percent"))
                    .piece(month, resource, active));
        }
        if (!inactive.isEmpty()) {
            pieces.add(offer(given, resource).piece(month, resource, inactive));
        }
        return pieces;
    }

    /** The cap is of minutes of the resource, so it is a tier of unit minutes, and what is above it costs nothing. */
    private static Offer offer(Case given, Resource resource) {
        JsonNode plan = given.plan();
        BigDecimal level = elements(given.json().path("spans")).stream()
                .filter(span -> text(span, "resource").equals(resource.name()))
                .map(span -> figure(span, "amount"))
                .findFirst()
                .orElseThrow();
        BigDecimal cap = new BigDecimal(text(plan, "cap").split(" ")[0]).multiply(level);
        var price = new Price.Graduated(List.of(
                new Tier(Optional.of(cap), figure(plan, "price"), BigDecimal.ZERO, Optional.empty()),
                new Tier(Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty())));
        return new Offer("vcpu", price)
                .basis(Basis.FORMATION)
                .per("minute", MINUTE_MS, Rounding.UP)
                .discount(optional(plan, "project_discount_percent"))
                .taxed(optional(plan, "vat_percent"));
    }

    private static CreditBalance[] credits(Case given) {
        return optional(given.plan(), "credit").map(Bill::credit).stream().toArray(CreditBalance[]::new);
    }

    private static void allowance(Case given) {
        Bill bill = allowanceOf(given, figure(given.plan(), "free_units_a_month"));
        BigDecimal without = allowanceOf(given, BigDecimal.ZERO).total();

        assertThat(bill.total()).isEqualByComparingTo(figure(given.expected(), "total"));
        assertThat(without.subtract(bill.total())).isEqualByComparingTo(figure(given.expected(), "free_credit"));
    }

    private static Bill allowanceOf(Case given, BigDecimal free) {
        var meters = new TreeMap<String, SortedMap<LocalDate, Count>>();
        for (JsonNode usage : elements(given.json().path("usage"))) {
            BigDecimal units = figure(usage, "units");
            meters.computeIfAbsent(text(usage, "meter"), _ -> new TreeMap<>())
                    .merge(LocalDate.parse(text(usage, "day")), new Count(units, 1, units), Count::plus);
        }
        YearMonth month = month(given);
        var pieces = new ArrayList<Piece>();
        for (Map.Entry<String, SortedMap<LocalDate, Count>> meter : meters.entrySet()) {
            BigDecimal price = figure(given.plan().path("prices"), meter.getKey());
            pieces.add(new Offer(meter.getKey(), new Price.PerUnit(price))
                    .pool(free)
                    .counted(month, "token", meter.getValue()));
        }
        return Bill.of(month, FINE, pieces);
    }

    private static YearMonth month(Case given) {
        return YearMonth.from(
                Instant.parse(given.json().path("window").path(0).asString()).atOffset(ZoneOffset.UTC));
    }
}
