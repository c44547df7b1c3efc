package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.has;
import static dev.treering.projections.cases.Case.optional;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price;
import dev.treering.projections.rating.Corrections;
import dev.treering.projections.rating.Offer;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Kill Bill: blocks, capacities, deltas to what was billed, tariffs that change within a month. */
final class KillBill implements Peer {

    @Override
    public void check(Case given) {
        String model = text(given.plan(), "model");
        if (model.startsWith("monthly prorated")) {
            new KillBillTime(given).monthInPart();
        } else if (model.startsWith("count per month")) {
            new KillBillTime(given).countByMonth();
        } else if (given.usage().has("late_points")) {
            latePoints(given);
        } else {
            compare(given, bill(given));
        }
    }

    private static void compare(Case given, Bill bill) {
        JsonNode expected = given.expected();
        for (String total : List.of("amount", "total", "should_be", "first", "after_void_and_rerun")) {
            optional(expected, total)
                    .ifPresent(figure -> assertThat(bill.total()).as(total).isEqualByComparingTo(figure));
        }
        if (has(expected, "delta")) {
            List<StatementLine> stated =
                    List.of(stated(bill.lines().getFirst(), figure(given.json().path("already_billed"), "amount")));
            assertThat(new Bill(Corrections.between(stated, bill.lines())).total())
                    .isEqualByComparingTo(figure(expected, "delta"));
        }
        List<JsonNode> lines = elements(expected.path("lines"));
        for (int i = 0; i < lines.size(); i++) {
            String sku = has(lines.get(i), "unit") ? text(lines.get(i), "unit") : "";
            int version = i + 1;
            BigDecimal amount = bill.lines().stream()
                    .filter(line -> sku.isEmpty()
                            ? line.book().orElseThrow().version() == version
                            : line.resource().sku().value().equals(sku))
                    .map(StatementLine::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(amount).as("line " + version).isEqualByComparingTo(figure(lines.get(i), "amount"));
        }
    }

    /** The line as it was billed before. */
    private static StatementLine stated(StatementLine line, BigDecimal amount) {
        return new StatementLine(
                line.kind(),
                line.resource(),
                line.appName(),
                line.usage(),
                line.billedMs(),
                line.quantity(),
                line.unit(),
                line.book(),
                line.unitPrice(),
                amount,
                amount,
                line.tax(),
                line.detail());
    }

    private static Bill bill(Case given) {
        JsonNode plan = given.plan();
        JsonNode usage = given.usage();
        YearMonth month = month(given);
        var pieces = new ArrayList<Piece>();
        if (has(plan, "versions")) {
            pieces.addAll(KillBillPlan.byVersion(month, plan.path("versions"), points(given, month)));
        } else if (has(plan, "units")) {
            plan.path("units")
                    .properties()
                    .forEach(unit -> pieces.add(new Offer(unit.getKey(), KillBillPlan.blocks(plan, unit.getValue()))
                            .reported(month, figure(usage, unit.getKey()))));
        } else if (usage.has("points")) {
            pieces.add(KillBillPlan.offer(plan).counted(month, "unit", points(given, month)));
        } else {
            pieces.add(KillBillPlan.offer(plan).reported(month, quantity(usage)));
        }
        optional(plan, "monthly")
                .ifPresent(fee ->
                        pieces.add(new Offer("fee", new Price.Flat(fee, false)).reported(month, BigDecimal.ONE)));
        return Bill.of(month, 2, pieces);
    }

    /** Any figure will do where the plan does not look at it. */
    private static BigDecimal quantity(JsonNode usage) {
        String first = usage.iterator().next().asString();
        return first.equals("any") ? BigDecimal.ONE : new BigDecimal(first);
    }

    private static YearMonth month(Case given) {
        return has(given.json(), "period")
                ? YearMonth.parse(text(given.json(), "period").substring(0, 7))
                : Bill.ANY_MONTH;
    }

    /** What was reported in the month before the plan ended. Reports without a day are of the first. */
    private static SortedMap<LocalDate, Count> points(Case given, YearMonth month) {
        String[] period =
                has(given.json(), "period") ? text(given.json(), "period").split("\\.\\.") : new String[0];
        LocalDate last = period.length > 1 ? LocalDate.parse(period[1].substring(0, 10)) : month.atEndOfMonth();
        var counts =
                new TreeMap<LocalDate, Count>(Map.of(month.atDay(1), new Count(BigDecimal.ZERO, 1, BigDecimal.ZERO)));
        for (JsonNode point : elements(given.usage().path("points"))) {
            LocalDate day = point.isArray() ? LocalDate.parse(point.path(0).asString()) : month.atDay(1);
            String figure = (point.isArray() ? point.path(1) : point).asString().split(" ")[0];
            if (YearMonth.from(day).equals(month) && !day.isAfter(last)) {
                var quantity = new BigDecimal(figure);
                counts.merge(day, new Count(quantity, 1, quantity), Count::plus);
            }
        }
        return counts;
    }

    private static void latePoints(Case given) {
        var corrections = new ArrayList<String>();
        for (JsonNode point : elements(given.usage().path("late_points"))) {
            YearMonth month = YearMonth.parse(point.path(0).asString().substring(0, 7));
            Bill now = Bill.of(
                    month,
                    2,
                    List.of(KillBillPlan.offer(given.plan())
                            .reported(month, new BigDecimal(point.path(1).asString()))));
            BigDecimal late = new Bill(Corrections.between(List.of(), now.lines())).total();
            corrections.add(month.atDay(1) + ".." + month.plusMonths(1).atDay(1) + " " + late);
        }
        assertThat(corrections)
                .containsExactlyElementsOf(elements(given.expected().path("extra_lines")).stream()
                        .map(line -> text(line, "period") + " " + text(line, "amount"))
                        .toList());
    }
}
