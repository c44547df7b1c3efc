package dev.treering.projections.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.wire.CloudEventJson;
import dev.treering.events.wire.CloudEventJson.Parsed;
import dev.treering.projections.ledger.OpenbFigures.DayPrice;
import dev.treering.projections.ledger.OpenbFigures.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** 150 days of a real cluster whose prices change in the middle of February. */
class OpenbPriceChangeTest {

    private static final LocalDate CHANGE = LocalDate.of(2026, 2, 15);

    @Test
    void lines_part_at_the_day_the_price_changes_and_each_part_has_the_price_of_its_days() {
        var trace = Openb.trace();
        var before = trace.facts();
        var dearer = Openb.book(before, 2, OpenbPriceChangeTest::dearer);
        var old = Openb.book(before, 1, item -> item);

        var records = Openb.fold(Openb.withBook(before, dearer, CHANGE));

        var expected = OpenbFigures.statements(trace.cells(), Row::billable, row -> {
            boolean changed = !row.day().isBefore(CHANGE);
            return new DayPrice(changed ? 2 : 1, Openb.monthly(changed ? dearer : old, row.size()));
        });
        assertThat(OpenbFigures.issued(records)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(expected).anyMatch(statement -> statement.contains("@1") && statement.contains("@2"));
        assertThat(OpenbFigures.cells(records)).containsExactlyInAnyOrderElementsOf(trace.cells());
    }

    @Test
    void a_change_in_the_midst_of_a_day_cannot_even_be_said() {
        assertThat(CloudEventJson.parse(assigned("2026-02-15"))).isInstanceOf(Parsed.Valid.class);

        assertThat(CloudEventJson.parse(assigned("2026-02-15T12:00:00Z")))
                .isInstanceOfSatisfying(
                        Parsed.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(
                                        problem -> assertThat(problem.pointer()).isEqualTo("/data/from")));
    }

    private static PriceItem dearer(PriceItem item) {
        var price = (CalendarProrated) item.price();
        return new PriceItem(
                item.sku(),
                new CalendarProrated(
                        price.monthly().multiply(new BigDecimal("1.37")).add(new BigDecimal("0.000001"))));
    }

    private static String assigned(String from) {
        return """
                {"specversion":"1.0","id":"a/2","source":"trace/test","type":"treering.account.price-book-assigned.v1",
                 "time":"2026-02-01T00:00:00Z",
                 "data":{"account":"acme","priceBook":"openb","version":2,"from":"%s"}}""".formatted(from);
    }
}
