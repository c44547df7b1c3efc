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

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What surrounds a price: measure, scope, unit, included quantity, discount, maximum, minimum. */
class ItemTermsTest {

    private static final Price A_UNIT_COSTS_1 = new Price.PerUnit(money("1"));

    @ParameterizedTest
    @CsvSource({"SUM, 42.00", "PEAK, 30.00", "COUNT, 5.00"})
    void a_counter_is_priced_by_its_measure(Measure measure, String amount) {
        // 12 in 3 reports, the highest 10; then 30 in 2 reports, the highest 30
        var days = new TreeMap<LocalDate, Metered>();
        days.put(APRIL.atDay(3), Metered.counter(new Count(money("12"), 3, money("10"))));
        days.put(APRIL.atDay(9), Metered.counter(new Count(money("30"), 2, money("30"))));
        Piece piece = new Offer("meter", A_UNIT_COSTS_1).measure(measure).piece(APRIL, meter("shop", "meter"), days);

        assertThat(rated(piece).total()).isEqualTo(amount);
    }

    @Test
    void a_peak_is_priced_once_a_month_by_the_price_of_its_day() {
        var cheap = new Offer("meter", A_UNIT_COSTS_1).measure(Measure.PEAK);
        var dear = new Offer("meter", new Price.PerUnit(money("2")))
                .measure(Measure.PEAK)
                .version(2);

        assertThat(rows(rated(
                        cheap.piece(APRIL, meter("shop", "meter"), report(3, "7")),
                        dear.piece(APRIL, meter("shop", "meter"), report(20, "9")))))
                .containsExactly("USAGE shop meter 18.00");
        assertThat(rows(rated(
                        cheap.piece(APRIL, meter("shop", "meter"), report(3, "9")),
                        dear.piece(APRIL, meter("shop", "meter"), report(20, "9")))))
                .containsExactly("USAGE shop meter 9.00");
    }

    @ParameterizedTest
    @CsvSource({
        "RESOURCE, 10.00, 10.00, 10.00", // each has 10 hours at 1
        "APP,      10.00, 7.50,  7.50", // the 20 of shop are 10 at 1 and 10 at 0.5
        "ACCOUNT,  6.67,  6.67,  6.66" // 10 at 1 and 20 at 0.5 are 20, a third each
    })
    void tiers_count_over_all_that_is_rated_together_and_the_lines_share_it(
            Scope scope, String blog, String web, String worker) {
        var price = new Price.Graduated(List.of(
                new Tier(some("10"), money("1"), BigDecimal.ZERO, Optional.empty()),
                new Tier(Optional.empty(), money("0.5"), BigDecimal.ZERO, Optional.empty())));
        var offer = perHour(new Offer("std", price).scope(scope), Rounding.EXACT);

        assertThat(rated(
                                offer.piece(APRIL, dyno("shop", "worker", "std"), hours(10)),
                                offer.piece(APRIL, dyno("shop", "web", "std"), hours(10)),
                                offer.piece(APRIL, dyno("blog", "web", "std"), hours(10)))
                        .lines()
                        .stream()
                        .map(line -> line.amount().toPlainString()))
                .containsExactly(blog, web, worker);
    }

    @ParameterizedTest
    @CsvSource({"UP, 2.00", "HALF_UP, 1.00", "DOWN, 1.00", "EXACT, 1.40"})
    void a_part_of_a_unit_is_rounded_once_for_all_that_is_rated_together(Rounding rounding, String amount) {
        // 700 + 700 of 1000 each: 1.4 units, not 0.7 twice
        var offer = new Offer("meter", A_UNIT_COSTS_1).scope(Scope.ACCOUNT).per("thousand", money("1000"), rounding);

        assertThat(rated(
                                offer.piece(APRIL, meter("blog", "meter"), report(1, "700")),
                                offer.piece(APRIL, meter("shop", "meter"), report(2, "700")))
                        .total())
                .isEqualTo(amount);
    }

    @Test
    void included_quantity_costs_nothing_and_is_as_much_of_it_as_the_price_was_in_force() {
        // 20 of 30 days: 6 of the 9 are included
        Piece piece = new Offer("meter", A_UNIT_COSTS_1)
                .including(money("9"))
                .inForce(20)
                .piece(APRIL, meter("shop", "meter"), report(1, "10"));
        StatementLine line = rated(piece).lines().getFirst();

        assertThat(line.quantity()).isEqualByComparingTo("10");
        assertThat(line.amount()).isEqualTo("4.00");
        assertThat(line.detail()).isEqualTo("6 unit included");
    }

    @Test
    void units_are_rounded_before_quantity_is_included() {
        // 1400 of 1000 each are 2 units begun; half a unit is included
        Piece piece = new Offer("meter", A_UNIT_COSTS_1)
                .per("thousand", money("1000"), Rounding.UP)
                .including(money("0.5"))
                .piece(APRIL, meter("shop", "meter"), report(1, "1400"));

        assertThat(rated(piece).total()).isEqualTo("1.50");
    }

    @Test
    void more_taken_back_than_reported_is_charged_as_nothing() {
        var price = new Price.Graduated(List.of(new Tier(Optional.empty(), money("1"), money("5"), Optional.empty())));

        assertThat(rated(new Offer("meter", price).piece(APRIL, meter("shop", "meter"), report(1, "-3")))
                        .lines())
                .isEmpty();
    }

    @Test
    void discounts_are_taken_off_one_after_the_other_and_the_list_amount_knows_none() {
        // 100 × 0.9 × 0.8 × 0.5
        Piece piece = new Offer("meter", A_UNIT_COSTS_1)
                .itemDiscount(money("10"))
                .discount(some("20"))
                .discount(some("50"))
                .piece(APRIL, meter("shop", "meter"), report(1, "100"));
        StatementLine line = rated(piece).lines().getFirst();

        assertThat(line.listAmount()).isEqualTo("100.00");
        assertThat(line.amount()).isEqualTo("36.00");
        assertThat(line.detail()).isEqualTo("discount 10 %; discount 20 %; discount 50 %");
    }

    @Test
    void the_maximum_comes_after_the_discounts_and_is_shared_by_what_is_rated_together() {
        // 30 and 60, at half price 15 and 30, together at most 12: 4 and 8
        var offer = new Offer("meter", A_UNIT_COSTS_1)
                .scope(Scope.ACCOUNT)
                .itemDiscount(money("50"))
                .maximum(some("12"));

        assertThat(rows(rated(
                        offer.piece(APRIL, meter("blog", "meter"), report(1, "30")),
                        offer.piece(APRIL, meter("shop", "meter"), report(1, "60")))))
                .containsExactly("USAGE blog meter 4.00", "USAGE shop meter 8.00");
    }

    @Test
    void what_is_missing_to_the_minimum_is_a_line_of_its_own() {
        // 12 of 30 days: 4 of 10; 1.005 and 2.995 are missing to it, and both come to 4.00
        Piece piece = new Offer("meter", new Price.PerUnit(money("0.335")))
                .minimum(some("10"))
                .inForce(12)
                .piece(APRIL, meter("shop", "meter"), report(1, "3"));

        assertThat(rows(rated(piece))).containsExactly("USAGE shop meter 1.01", "MINIMUM shop meter 2.99");
        assertThat(rated(piece).total()).isEqualTo("4.00");
    }

    @Test
    void a_minimum_of_several_apps_is_the_accounts() {
        var offer = new Offer("meter", A_UNIT_COSTS_1).scope(Scope.ACCOUNT).minimum(some("10"));

        assertThat(rows(rated(
                        offer.piece(APRIL, meter("blog", "meter"), report(1, "3")),
                        offer.piece(APRIL, meter("shop", "meter"), report(1, "4")))))
                .containsExactly("USAGE blog meter 3.00", "USAGE shop meter 4.00", "MINIMUM minimum-spend meter 3.00");
    }

    @Test
    void without_any_use_there_is_no_minimum() {
        Piece unused =
                new Offer("std", A_UNIT_COSTS_1).minimum(some("10")).piece(APRIL, dyno("shop", "web", "std"), asked());

        assertThat(rated(unused).lines()).isEmpty();
    }

    /** A day that was asked for and never there. */
    private static SortedMap<LocalDate, Metered> asked() {
        return new TreeMap<>(Map.of(APRIL.atDay(1), Metered.level(new Usage(HOUR_MS, 0, 0), 0)));
    }
}
