package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.budget;
import static dev.treering.projections.statements.Books.credit;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Books.tax;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.vocabulary.TaxMode;
import org.junit.jupiter.api.Test;

/** Budgets, told of as days close. One dyno is 1.00 a day in April and June. */
class BudgetsTest {

    @Test
    void each_threshold_is_told_on_the_day_that_reaches_it_and_once() {
        charged()
                .and(budget("10", 50, 100))
                .days("2026-04", "std", "221")
                .dayClosed("2026-04-01")
                .dayClosed("2026-04-02")
                .saysNothing()
                .dayClosed("2026-04-03")
                .says("2026-04 budget 50 % of 10 reached: 5.00 by 2026-04-03")
                .days("2026-04", "std", "   1")
                .dayClosed("2026-04-04")
                .saysNothing()
                .days("2026-04", "std", "    7")
                .dayClosed("2026-04-05")
                .says("2026-04 budget 100 % of 10 reached: 13.00 by 2026-04-05");
    }

    @Test
    void several_that_are_reached_at_once_are_told_in_their_order() {
        charged()
                .and(budget("10", 100, 20, 50))
                .days("2026-04", "std", "9")
                .dayClosed("2026-04-01")
                .says("""
                2026-04 budget 20 % of 10 reached: 9.00 by 2026-04-01
                2026-04 budget 50 % of 10 reached: 9.00 by 2026-04-01
                """);
    }

    @Test
    void only_usage_up_to_the_day_counts() {
        charged()
                .and(budget("10", 100))
                .days("2026-04", "std", "19")
                .dayClosed("2026-04-01")
                .saysNothing()
                .dayClosed("2026-04-02")
                .says("2026-04 budget 100 % of 10 reached: 10.00 by 2026-04-02");
    }

    @Test
    void every_month_begins_anew() {
        charged()
                .and(budget("2", 100))
                .days("2026-04", "std", "2")
                .days("2026-06", "std", "2")
                .dayClosed("2026-04-01")
                .dayClosed("2026-06-01")
                .says("""
                2026-04 budget 100 % of 2 reached: 2.00 by 2026-04-01
                2026-06 budget 100 % of 2 reached: 2.00 by 2026-06-01
                """);
    }

    @Test
    void shadow_and_live_count_together_with_tax_and_without_credits() {
        // 2.00 in shadow and 4.00 live, and 21 % on both
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"), live("2026-04-02"))
                .and(tax("", TaxMode.EXCLUSIVE, "21", "2026-01-01"), credit("welcome", "100", "2026-01-01", ""))
                .and(budget("7.26", 100))
                .days("2026-04", "std", "24")
                .dayClosed("2026-04-02")
                .says("2026-04 budget 100 % of 7.26 reached: 7.26 by 2026-04-02");
    }

    @Test
    void a_budget_set_anew_holds_and_what_was_told_stays_told() {
        charged()
                .and(budget("2", 50, 100))
                .days("2026-04", "std", "1")
                .dayClosed("2026-04-01")
                .says("2026-04 budget 50 % of 2 reached: 1.00 by 2026-04-01")
                .and(budget("4", 50, 75))
                .days("2026-04", "std", " 2")
                .dayClosed("2026-04-02")
                .says("2026-04 budget 75 % of 4 reached: 3.00 by 2026-04-02")
                .and(budget("0", 100))
                .days("2026-04", "std", "  9")
                .dayClosed("2026-04-03")
                .saysNothing();
    }

    @Test
    void nothing_is_told_of_a_month_whose_price_is_not_known() {
        given(opened("USD"), budget("1", 100))
                .days("2026-04", "std", "9")
                .dayClosed("2026-04-01")
                .saysNothing();
    }

    private static Stated charged() {
        return given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"), live("2026-01-01"));
    }
}
