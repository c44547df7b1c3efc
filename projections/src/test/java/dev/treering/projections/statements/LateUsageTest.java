package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.given;

import org.junit.jupiter.api.Test;

/** Usage that arrives after its month was stated. A digit a day: how many dynos ran. One is 1.00 a day in April and June. */
class LateUsageTest {

    @Test
    void what_arrives_late_is_in_the_next_statement_with_its_own_day() {
        charged()
                .days("2026-04", "std", "111111111111111111111111111111")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 30.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                """)
                .days("2026-04", "std", "    2            4            ")
                .days("2026-06", "std", "11")
                .saysNothing()
                .closed("2026-06")
                .says("""
                2026-06 LIVE 6.00 USD
                  shop web std 2 days list@1 30/month = 2.00
                  2026-04-05: shop web std 1 days list@1 30/month = 1.00
                  2026-04-18: shop web std 3 days list@1 30/month = 3.00
                """);
    }

    @Test
    void what_falls_is_given_back_even_where_nothing_else_is_stated() {
        charged()
                .days("2026-04", "std", "333")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 9.00 USD
                  shop web std 9 days list@1 30/month = 9.00
                """)
                .days("2026-04", "std", " 1 ")
                .closed("2026-05")
                .says("""
                2026-05 LIVE -2.00 USD
                  2026-04-02: shop web std -2 days list@1 30/month = -2.00
                """);
    }

    @Test
    void usage_that_falls_to_nothing_is_given_back_whole() {
        charged()
                .days("2026-04", "std", "12")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 3.00 USD
                  shop web std 3 days list@1 30/month = 3.00
                """)
                .days("2026-04", "std", "00")
                .closed("2026-05")
                .says("""
                2026-05 LIVE -3.00 USD
                  2026-04-01: shop web std -1 days list@1 30/month = -1.00
                  2026-04-02: shop web std -2 days list@1 30/month = -2.00
                """);
    }

    @Test
    void late_usage_of_both_sides_of_the_go_live_day_is_corrected_in_the_mode_of_its_day() {
        //                 |shadow   |live
        priced().and(live("2026-04-11"))
                .days("2026-04", "std", "111111111111111")
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 10.00 USD
                  shop web std 10 days list@1 30/month = 10.00
                2026-04 LIVE 5.00 USD
                  shop web std 5 days list@1 30/month = 5.00
                """)
                .days("2026-04", "std", "         32    ")
                .days("2026-06", "std", "1")
                .closed("2026-06")
                .says("""
                2026-06 SHADOW 2.00 USD
                  2026-04-10: shop web std 2 days list@1 30/month = 2.00
                2026-06 LIVE 2.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                  2026-04-11: shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_go_live_day_that_moves_after_the_close_does_not_move_what_was_stated() {
        charged()
                .days("2026-04", "std", "1")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """)
                .and(live("2026-05-01"))
                .days("2026-04", "std", "2")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 1.00 USD
                  2026-04-01: shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void late_usage_of_a_month_that_had_none_is_all_of_it() {
        charged()
                .days("2026-06", "std", "1")
                .closed("2026-04")
                .saysNothing()
                .days("2026-04", "std", "  2")
                .closed("2026-06")
                .says("""
                2026-06 LIVE 3.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                  2026-04-03: shop web std 2 days list@1 30/month = 2.00
                """);
    }

    @Test
    void a_day_that_changes_twice_before_the_next_statement_is_corrected_once() {
        charged()
                .days("2026-04", "std", "111")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 3.00 USD
                  shop web std 3 days list@1 30/month = 3.00
                """)
                .days("2026-04", "std", "22 ") // first
                .days("2026-04", "std", "13 ") // then: the first day is as it was stated
                .closed("2026-05")
                .says("""
                2026-05 LIVE 2.00 USD
                  2026-04-02: shop web std 2 days list@1 30/month = 2.00
                """);
    }

    @Test
    void several_closed_months_are_corrected_in_their_order() {
        charged()
                .days("2026-04", "std", "1")
                .days("2026-06", "std", "1")
                .closed("2026-04")
                .closed("2026-06")
                .says("""
                2026-04 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                2026-06 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """)
                .days("2026-06", "std", "03")
                .days("2026-04", "std", "2")
                .days("2026-09", "std", "5")
                .closed("2026-09")
                .says("""
                2026-09 LIVE 8.00 USD
                  shop web std 5 days list@1 30/month = 5.00
                  2026-04-01: shop web std 1 days list@1 30/month = 1.00
                  2026-06-01: shop web std -1 days list@1 30/month = -1.00
                  2026-06-02: shop web std 3 days list@1 30/month = 3.00
                """);
    }

    @Test
    void a_correction_is_corrected_like_anything_else() {
        charged()
                .days("2026-04", "std", "1")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """)
                .days("2026-04", "std", "5")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 4.00 USD
                  2026-04-01: shop web std 4 days list@1 30/month = 4.00
                """)
                .days("2026-04", "std", "3")
                .closed("2026-06")
                .says("""
                2026-06 LIVE -2.00 USD
                  2026-04-01: shop web std -2 days list@1 30/month = -2.00
                """)
                .closed("2026-07")
                .saysNothing();
    }

    private static Stated priced() {
        return given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"));
    }

    private static Stated charged() {
        return priced().and(live("2026-01-01"));
    }
}
