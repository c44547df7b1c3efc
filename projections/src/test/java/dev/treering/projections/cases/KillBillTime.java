package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Offer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Kill Bill's fees by days, and its months in the account's own time zone. */
record KillBillTime(Case given) {

    /** A fee of a month that need not be a calendar month, so that its length in days is the unit. */
    void monthInPart() {
        String[] period = text(given.json(), "period").split("\\.\\.");
        LocalDate from = LocalDate.parse(period[0]);
        long dayMs = Duration.ofDays(1).toMillis();
        var days = new TreeMap<LocalDate, Metered>();
        from.datesUntil(LocalDate.parse(period[1]))
                .forEach(day -> days.put(day, Metered.level(new Usage(dayMs, dayMs, dayMs), 0)));
        BigDecimal monthMs = figure(given.expected(), "of").multiply(new BigDecimal(BigInteger.valueOf(dayMs)));
        var piece = new Offer("plan", new Price.PerUnit(figure(given.plan(), "amount")))
                .per("month", monthMs, Rounding.EXACT)
                .piece(YearMonth.from(from), new Resource(ResourceKind.ADD_ON, "app", "plan", new Sku("plan")), days);

        assertThat(Bill.of(YearMonth.from(from), 2, List.of(piece)).total())
                .isEqualByComparingTo(figure(given.expected(), "amount"));
    }

    /** Reports by month; ours are of UTC days. */
    void countByMonth() {
        var byMonth = new TreeMap<String, Integer>();
        for (JsonNode time : elements(given.usage().path("local_times"))) {
            String[] parts = time.asString().split(" ");
            var local = LocalDateTime.parse("2012-" + parts[0] + "T" + (parts.length > 1 ? parts[1] : "00:00"));
            var utc = local.atZone(ZoneId.of("America/New_York")).withZoneSameInstant(ZoneOffset.UTC);
            byMonth.merge(utc.toString().substring(5, 7), 1, Integer::sum);
        }
        given.expected()
                .path("by_month")
                .properties()
                .forEach(month -> assertThat(byMonth.get(month.getKey()))
                        .isEqualTo(Integer.parseInt(month.getValue().asString())));
    }
}
