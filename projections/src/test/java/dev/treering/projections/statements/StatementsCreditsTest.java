package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.credit;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.given;

import org.junit.jupiter.api.Test;

/** Credits burn down from one live statement to the next. 30 a month is 1 a day in April and June. */
class StatementsCreditsTest {

    @Test
    void what_one_month_leaves_of_a_credit_pays_in_the_next_until_it_is_gone() {
        // 45 - 30 = 15 left, of which June uses all
        charged()
                .and(credit("welcome", "45", "2026-01-01", ""))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 LIVE 0.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                  CREDIT welcome = -30.00
                """)
                .used("std", "2026-06", 1, 30)
                .closed("2026-06")
                .says("""
                2026-06 LIVE 15.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                  CREDIT welcome = -15.00
                """)
                .used("std", "2026-09", 1, 30)
                .closed("2026-09")
                .says("""
                2026-09 LIVE 30.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                """);
    }

    @Test
    void what_expires_first_is_used_first_and_what_is_left_of_it_then_is_lost() {
        // April: 8 of the 10 that end with May, though the other was granted before. June: the other alone
        charged()
                .and(credit("for-ever", "10", "2026-01-01", ""), credit("spring", "10", "2026-01-01", "2026-06-01"))
                .used("std", "2026-04", 1, 8)
                .closed("2026-04")
                .says("""
                2026-04 LIVE 0.00 USD
                  shop web std 8 days list@1 30/month = 8.00
                  CREDIT spring = -8.00
                """)
                .used("std", "2026-06", 1, 12)
                .closed("2026-06")
                .says("""
                2026-06 LIVE 2.00 USD
                  shop web std 12 days list@1 30/month = 12.00
                  CREDIT for-ever = -10.00
                """);
    }

    @Test
    void a_credit_is_granted_once_even_when_it_is_used_up() {
        charged()
                .and(credit("welcome", "5", "2026-01-01", ""), credit("welcome", "500", "2026-01-01", ""))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 LIVE 25.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                  CREDIT welcome = -5.00
                """)
                .and(credit("welcome", "500", "2026-01-01", ""))
                .used("std", "2026-06", 1, 30)
                .closed("2026-06")
                .says("""
                2026-06 LIVE 30.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                """);
    }

    @Test
    void a_shadow_statement_uses_no_credit() {
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"), live("2026-06-01"))
                .and(credit("welcome", "20", "2026-01-01", ""))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 30.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                """)
                .used("std", "2026-06", 1, 30)
                .closed("2026-06")
                .says("""
                2026-06 LIVE 10.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                  CREDIT welcome = -20.00
                """);
    }

    @Test
    void statements_use_credits_in_the_order_they_are_issued_and_what_was_withheld_finds_what_is_left() {
        // June is issued first and uses 30 of 40
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-06-01"), live("2026-01-01"))
                .and(credit("welcome", "40", "2026-01-01", ""))
                .used("std", "2026-04", 1, 30)
                .used("std", "2026-06", 1, 30)
                .closed("2026-04")
                .says("2026-04 LIVE withheld: PRICE_BOOK_NOT_ASSIGNED, no price book is assigned for 2026-04-01")
                .closed("2026-06")
                .says("""
                2026-06 LIVE 0.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                  CREDIT welcome = -30.00
                """)
                .and(assigned(1, "2026-01-01"))
                .says("""
                2026-04 LIVE 20.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                  CREDIT welcome = -10.00
                """);
    }

    private static Stated charged() {
        return given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"), live("2026-01-01"));
    }
}
