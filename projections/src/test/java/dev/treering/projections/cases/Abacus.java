package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.has;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.prices.Price;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Abacus: windows of a UTC day, which are our cells; hours taken back; the price of GB-hours. */
final class Abacus implements Peer {

    @Override
    public void check(Case given) {
        if (given.json().has("last_sampled_until")) {
            window(given);
        } else if (has(given.expected(), "hours")) {
            hours(given);
        } else {
            charge(given);
        }
    }

    /** Forward, the first cell of the span ends where the next window does; back, the last cell begins there. */
    private static void window(Case given) {
        if (!text(given.plan(), "window").startsWith("day")) {
            throw new Untranslatable("windows of other than a UTC day");
        }
        Instant from = Instant.parse(text(given.json(), "last_sampled_until"));
        Instant to = Instant.parse(text(given.json(), "span_end"));
        boolean isBack = to.isBefore(from);
        SortedMap<LocalDate, Metered> cells = new TreeMap<>();
        new Formations()
                .span(isBack ? to : from, isBack ? from : to, "app", "web", "size", 1)
                .meteredThrough((isBack ? from : to).atOffset(ZoneOffset.UTC).toLocalDate())
                .forEach((_, days) -> cells.putAll(days));

        Instant next = from;
        if (!cells.isEmpty()) {
            Metered cell = (isBack ? cells.lastEntry() : cells.firstEntry()).getValue();
            next = from.plusMillis(
                    isBack ? -cell.usage().commandedMs() : cell.usage().commandedMs());
        }
        assertThat(next).isEqualTo(Instant.parse(text(given.expected(), "next_end")));
    }

    private static void hours(Case given) {
        Count count = Count.NONE;
        for (JsonNode point : elements(given.usage().path("points"))) {
            var quantity = new BigDecimal(point.asString());
            count = count.plus(new Count(quantity, 1, quantity));
        }
        var piece = new Offer("hour", new Price.PerUnit(BigDecimal.ONE)).reported(Bill.ANY_MONTH, "hour", count);

        assertThat(Bill.of(Bill.EXACT, piece).total()).isEqualByComparingTo(figure(given.expected(), "hours"));
    }

    /** The peer reports its GB-hours with five decimals, so its charge is known to eight. */
    private static void charge(Case given) {
        var piece = new Offer("gb-hour", new Price.PerUnit(figure(given.plan(), "price")))
                .reported(Bill.ANY_MONTH, figure(given.expected(), "gb_hours"));

        assertThat(Case.at(8, Bill.of(Bill.EXACT, piece).total()))
                .isEqualByComparingTo(Case.at(8, figure(given.expected(), "charge")));
    }
}
