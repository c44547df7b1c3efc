package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.HOUR_MS;
import static dev.treering.projections.rating.Months.dyno;
import static dev.treering.projections.rating.Months.hours;
import static dev.treering.projections.rating.Months.meter;
import static dev.treering.projections.rating.Months.money;
import static dev.treering.projections.rating.Months.perHour;
import static dev.treering.projections.rating.Months.rated;
import static dev.treering.projections.rating.Months.report;
import static dev.treering.projections.rating.Months.rows;
import static dev.treering.projections.rating.Months.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit;
import dev.treering.events.prices.Unit.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A quantity that several items share. */
class PoolTest {

    private static final Price A_UNIT_COSTS_1 = new Price.PerUnit(money("1"));

    @Test
    void a_pool_is_used_up_by_day_and_on_one_day_by_what_costs_most() {
        // 10 in the pool: on the 1st the dear one takes 6; on the 2nd the dear one takes 4 of its 5, and nothing is
        // left
        var cheap = new Offer("cheap", A_UNIT_COSTS_1).pool(money("10"));
        var dear = new Offer("dear", new Price.PerUnit(money("3"))).pool(money("10"));
        var dearDays = report(1, "6");
        dearDays.putAll(report(2, "5"));
        var cheapDays = report(2, "8");

        assertThat(rows(rated(
                        cheap.piece(APRIL, meter("a-shop", "cheap"), cheapDays),
                        dear.piece(APRIL, meter("shop", "dear"), dearDays))))
                .containsExactly("USAGE a-shop cheap 8.00", "USAGE shop dear 3.00");
    }

    @Test
    void of_equally_dear_ones_the_first_line_takes_from_the_pool() {
        var offer = new Offer("eco", A_UNIT_COSTS_1).pool(money("7"));

        assertThat(rows(rated(
                        offer.piece(APRIL, meter("shop", "eco"), report(1, "5")),
                        offer.piece(APRIL, meter("blog", "eco"), report(1, "5")))))
                .containsExactly("USAGE blog eco 0.00", "USAGE shop eco 3.00");
    }

    @Test
    void a_pool_of_hours_pays_for_time_and_is_as_much_of_it_as_the_prices_were_in_force() {
        // 15 of 30 days: 10 of the 20 hours. 12 hours of a price of 720 a month of 720 hours: 2 are left
        Piece piece = new Offer("eco", new Price.CalendarProrated(money("720")))
                .pool(money("20"), new Unit("hour", BigDecimal.valueOf(HOUR_MS), Rounding.EXACT))
                .inForce(15)
                .piece(APRIL, dyno("shop", "web", "eco"), hours(12));
        StatementLine line = rated(piece).lines().getFirst();

        assertThat(line.amount()).isEqualTo("2.00");
        assertThat(line.billedMs()).isEqualTo(12 * HOUR_MS);
        assertThat(line.detail()).isEqualTo("10 hour from pool allowance");
    }

    @Test
    void units_that_are_begun_are_taken_whole() {
        // 10.5 hours are 11 begun; 10 are in the pool
        Piece piece = perHour(new Offer("eco", A_UNIT_COSTS_1), Rounding.UP)
                .pool(money("10"), new Unit("hour", BigDecimal.valueOf(HOUR_MS), Rounding.EXACT))
                .piece(APRIL, meter("shop", "eco"), report(1, "37800000"));

        assertThat(rated(piece).total()).isEqualTo("1.00");
    }

    @Test
    void a_tier_begins_where_the_pool_ends() {
        // 30 used, 20 from the pool: 10 in the first tier at 1
        var price = new Price.Graduated(List.of(
                new Tier(some("10"), money("1"), BigDecimal.ZERO, Optional.empty()),
                new Tier(Optional.empty(), money("5"), BigDecimal.ZERO, Optional.empty())));
        Piece piece = new Offer("gb", price).pool(money("20")).piece(APRIL, meter("shop", "gb"), report(1, "30"));

        assertThat(rated(piece).total()).isEqualTo("10.00");
    }

    @Test
    void a_fee_takes_nothing_from_the_pool() {
        var fee = new Offer("a-fee", new Price.Flat(money("9"), false)).pool(money("5"));
        var unit = new Offer("gb", A_UNIT_COSTS_1).pool(money("5"));

        assertThat(rows(rated(
                        fee.piece(APRIL, meter("shop", "a-fee"), report(1, "5")),
                        unit.piece(APRIL, meter("shop", "gb"), report(2, "5")))))
                .containsExactly("USAGE shop a-fee 9.00", "USAGE shop gb 0.00");
    }
}
