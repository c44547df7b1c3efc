package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.has;
import static dev.treering.projections.cases.Case.optional;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treering.events.facts.PriceFact;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.projections.rating.Metered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** GOV.UK PaaS: events or spans of apps and services, rated month by month under tariffs, exchange rates and VAT that change. */
final class PaasBilling implements Peer {

    private static final int PLACES = 10;

    @Override
    public void check(Case given) {
        if (has(given.expected(), "error")) {
            refusal(given);
        } else {
            compare(given);
        }
    }

    /** Rates of exchange are facts, and a fact of none cannot be said. */
    private static void refusal(Case given) {
        if (!given.plan().has("fx")) {
            throw new Untranslatable("formulas as text, or the day a tax may begin");
        }
        JsonNode fx = given.plan().path("fx").path(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PriceFact.FxRateFixed(
                        Currency.getInstance("USD"),
                        Currency.getInstance("GBP"),
                        figure(fx, "rate"),
                        LocalDate.EPOCH,
                        "peer"));
    }

    private static void compare(Case given) {
        LocalDate from = LocalDate.parse(given.json().path("range").path(0).asString());
        LocalDate to = LocalDate.parse(given.json().path("range").path(1).asString());
        var tariff = new PaasTariff(given.plan());
        SortedMap<PaasUse, SortedMap<LocalDate, Metered>> uses = PaasUse.of(given, to);
        var lines = new ArrayList<StatementLine>();
        long usedMs = 0;
        for (YearMonth month = YearMonth.from(from); month.atDay(1).isBefore(to); month = month.plusMonths(1)) {
            var pieces = new TreeMap<PaasUse, SortedMap<LocalDate, Metered>>();
            for (Map.Entry<PaasUse, SortedMap<LocalDate, Metered>> use : uses.entrySet()) {
                LocalDate until = month.plusMonths(1).atDay(1);
                SortedMap<LocalDate, Metered> days = use.getValue()
                        .subMap(from.isAfter(month.atDay(1)) ? from : month.atDay(1), until.isBefore(to) ? until : to);
                if (!days.isEmpty()) {
                    pieces.put(use.getKey(), days);
                    usedMs += days.values().stream()
                            .mapToLong(day -> day.usage().commandedMs())
                            .sum();
                }
            }
            lines.addAll(
                    Bill.of(month, Bill.EXACT, tariff.pieces(month, pieces)).lines());
        }
        assertAmounts(given.expected(), new Bill(lines));
        assertSpans(elements(given.expected().path("lines")), usedMs);
    }

    private static void assertAmounts(JsonNode expected, Bill bill) {
        int places = optional(expected, "places").map(BigDecimal::intValueExact).orElse(PLACES);
        total(expected, "total_ex_vat", "ex_vat")
                .ifPresent(total -> assertThat(Case.at(places, bill.sum(LineKind.USAGE)))
                        .as("ex VAT")
                        .isEqualByComparingTo(Case.at(places, total)));
        total(expected, "total_inc_vat", "inc_vat")
                .ifPresent(total -> assertThat(Case.at(places, bill.total()))
                        .as("with VAT")
                        .isEqualByComparingTo(Case.at(places, total)));
        var byComponent = new TreeMap<String, BigDecimal>();
        for (JsonNode line : elements(expected.path("lines"))) {
            if (has(line, "component") && has(line, "ex_vat")) {
                byComponent.merge(text(line, "component"), figure(line, "ex_vat"), BigDecimal::add);
            }
        }
        byComponent.forEach((component, amount) -> assertThat(Case.at(places, ofComponent(bill, component)))
                .as(component)
                .isEqualByComparingTo(Case.at(places, amount)));
    }

    private static BigDecimal ofComponent(Bill bill, String component) {
        return bill.lines().stream()
                .filter(line -> line.kind() == LineKind.USAGE
                        && line.resource().sku().value().endsWith("." + component))
                .map(StatementLine::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The stated total, or the sum of the lines where all of them state it. */
    private static Optional<BigDecimal> total(JsonNode expected, String total, String ofLine) {
        List<JsonNode> lines = elements(expected.path("lines"));
        if (has(expected, total) || lines.isEmpty() || !lines.stream().allMatch(line -> has(line, ofLine))) {
            return optional(expected, total);
        }
        return Optional.of(lines.stream().map(line -> figure(line, ofLine)).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** Where only times are stated, they are what has to be metered. */
    private static void assertSpans(List<JsonNode> lines, long usedMs) {
        if (!lines.isEmpty() && lines.stream().allMatch(line -> has(line, "start") && !has(line, "ex_vat"))) {
            long spans = lines.stream()
                    .mapToLong(line -> Duration.between(
                                    Instant.parse(text(line, "start")), Instant.parse(text(line, "stop")))
                            .toMillis())
                    .sum();
            assertThat(usedMs).isEqualTo(spans);
        }
    }

    static LocalDate day(String text) {
        return text.equals("epoch")
                ? LocalDate.EPOCH
                : text.contains("T")
                        ? Instant.parse(text).atOffset(ZoneOffset.UTC).toLocalDate()
                        : LocalDate.parse(text);
    }
}
