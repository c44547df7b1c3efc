package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.facts.Fact;
import org.junit.jupiter.api.Test;

/** Late usage where something cannot be stated. One dyno "std" is 1.00 a day in April and June; "big" is in no book at first. */
class LateUsageWithheldTest {

    @Test
    void corrections_wait_with_the_statement_they_are_in() {
        charged()
                .days("2026-04", "std", "1")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """)
                .days("2026-04", "std", "3")
                .days("2026-06", "big", "1")
                .closed("2026-06")
                .says("2026-06 LIVE withheld: SKU_NOT_PRICED, price book list@1 has no price for big")
                .and(big(), assigned(2, "2026-06-01"))
                .says("""
                2026-06 LIVE 4.00 USD
                  shop web big 1 days list@2 60/month = 2.00
                  2026-04-01: shop web std 2 days list@1 30/month = 2.00
                """);
    }

    @Test
    void the_next_statement_does_not_wait_for_one_that_is_withheld() {
        charged()
                .days("2026-04", "std", "1")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """)
                .days("2026-06", "big", "1")
                .closed("2026-06")
                .says("2026-06 LIVE withheld: SKU_NOT_PRICED, price book list@1 has no price for big")
                .days("2026-04", "std", "3")
                .saysNothing()
                .closed("2026-07")
                .says("""
                2026-07 LIVE 2.00 USD
                  2026-04-01: shop web std 2 days list@1 30/month = 2.00
                """)
                .and(big(), assigned(2, "2026-06-01"))
                .says("""
                2026-06 LIVE 2.00 USD
                  shop web big 1 days list@2 60/month = 2.00
                """);
    }

    @Test
    void a_month_that_is_withheld_is_stated_with_all_that_is_known_and_not_corrected() {
        charged()
                .days("2026-04", "big", "1")
                .closed("2026-04")
                .says("2026-04 LIVE withheld: SKU_NOT_PRICED, price book list@1 has no price for big")
                .days("2026-04", "big", " 1")
                .closed("2026-05")
                .saysNothing()
                .and(big(), assigned(2, "2026-01-01"))
                .says("""
                2026-04 LIVE 4.00 USD
                  shop web big 2 days list@2 60/month = 4.00
                """)
                .closed("2026-06")
                .saysNothing();
    }

    @Test
    void what_cannot_be_corrected_holds_up_the_statement_and_says_why() {
        charged()
                .days("2026-04", "std", "1")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """)
                .days("2026-04", "big", " 1")
                .days("2026-06", "std", "1")
                .closed("2026-06")
                .says("2026-06 LIVE withheld: SKU_NOT_PRICED, "
                        + "correction of 2026-04: price book list@1 has no price for big")
                .days("2026-04", "big", " 0") // it was a mistake
                .says("""
                2026-06 LIVE 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    private static Fact big() {
        return published(2, "USD", Books.monthly("std", "30"), Books.monthly("big", "60"));
    }

    private static Stated charged() {
        return given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"), live("2026-01-01"));
    }
}
