package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.cents;
import static dev.treering.projections.cases.Case.has;
import static dev.treering.projections.cases.Case.optional;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.Corrections;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Offer;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A fee for an interval. Paid in advance and ended early, it is a correction: the whole interval was stated, a part of it was used, and
 * the difference goes back. The peer counts a day begun as a day.
 */
final class LagoSubscription {

    private final Case given;
    private final LocalDate first;
    private final LocalDate end;

    LagoSubscription(Case given) {
        this.given = given;
        LocalDate last =
                day(given.json().path("events").path(given.json().path("events").size() - 1));
        LocalDate started = day(given.json().path("events").path(0));
        String interval = given.plan().path("interval").asString("monthly calendar");
        this.first = interval.endsWith("anniversary") || interval.startsWith("weekly")
                ? started
                : YearMonth.from(last).atDay(1);
        this.end = switch (interval.split(" ")[0]) {
            case "weekly" -> first.plusWeeks(1);
            case "quarterly" -> first.plusMonths(3);
            case "yearly" -> first.plusYears(1);
            default -> first.plusMonths(1);
        };
    }

    void check() {
        if (text(given.plan(), "model").endsWith("in arrears")) {
            inArrears();
        } else {
            inAdvance();
        }
    }

    private void inAdvance() {
        LocalDate ended =
                day(given.json().path("events").path(given.json().path("events").size() - 1));
        var stated = Bill.of(YearMonth.from(first), 2, List.of(fee(end)));
        var recomputed = Bill.of(YearMonth.from(first), 2, List.of(fee(ended.plusDays(1))));
        var back = new Bill(Corrections.between(stated.lines(), recomputed.lines()));

        JsonNode expected = given.expected();
        if (has(expected, "invoice")) {
            assertThat(stated.sum(LineKind.USAGE)).isEqualByComparingTo(cents(expected.path("invoice"), "fees"));
            assertThat(stated.sum(LineKind.TAX)).isEqualByComparingTo(cents(expected.path("invoice"), "tax"));
            assertThat(stated.total()).isEqualByComparingTo(cents(expected.path("invoice"), "total"));
        }
        JsonNode note = expected.path("credit_note_cents");
        assertThat(back.sum(LineKind.USAGE).negate()).isEqualByComparingTo(cents(note, "sub_total"));
        assertThat(back.sum(LineKind.TAX).negate()).isEqualByComparingTo(cents(note, "tax"));
        assertThat(back.total().negate()).isEqualByComparingTo(cents(note, "total"));
    }

    /** The fee of the interval, used until a day. */
    private Piece fee(LocalDate until) {
        long dayMs = Duration.ofDays(1).toMillis();
        var days = new TreeMap<LocalDate, Metered>();
        first.datesUntil(until).forEach(day -> days.put(day, Metered.level(new Usage(dayMs, dayMs, dayMs), 0)));
        return offer(first, end)
                .piece(YearMonth.from(first), new Resource(ResourceKind.ADD_ON, "app", "plan", new Sku("plan")), days);
    }

    private Offer offer(LocalDate from, LocalDate to) {
        Duration interval = Duration.ofDays(to.toEpochDay() - from.toEpochDay());
        return new Offer("plan", new Price.PerUnit(cents(given.plan(), "amount_cents")))
                .per("interval", new BigDecimal(BigInteger.valueOf(interval.toMillis())), Rounding.EXACT)
                .taxed(optional(given.plan(), "tax_percent"));
    }

    private void inArrears() {
        Instant from = Instant.parse(text(given.json().path("events").path(0), "at"));
        Instant to = Instant.parse(text(given.json().path("events").path(1), "at"));
        LocalDate quarter = LocalDate.of(from.atOffset(ZoneOffset.UTC).getYear(), 4, 1);
        var pieces = new ArrayList<Piece>();
        new Formations()
                .span(from, to, "app", "web", "plan", 1)
                .meteredThrough(quarter.plusMonths(3))
                .forEach((resource, days) -> pieces.add(offer(quarter, quarter.plusMonths(3))
                        .basis(Basis.FORMATION)
                        .piece(YearMonth.from(quarter), resource, days)));

        assertThat(Bill.of(YearMonth.from(quarter), 2, pieces).total())
                .isEqualByComparingTo(cents(given.expected(), "amount_cents"));
    }

    private static LocalDate day(JsonNode event) {
        return Instant.parse(text(event, "at")).atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
