package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.overridden;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What cannot be stated, why, and how it heals. */
class StatementsWithheldTest {

    @Test
    void each_reason_comes_in_its_turn_and_the_statement_by_itself_when_the_last_is_gone() {
        given().used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: ACCOUNT_UNKNOWN, account acct-1 is not opened")
                .and(opened("USD"))
                .says("2026-04 SHADOW withheld: PRICE_BOOK_NOT_ASSIGNED, no price book is assigned for 2026-04-01")
                .and(assigned(1, "2026-01-01"))
                .says("2026-04 SHADOW withheld: PRICE_BOOK_UNKNOWN, price book list@1 is not published")
                .and(published(1, "EUR", "gpu", "30"))
                .says(
                        "2026-04 SHADOW withheld: FX_RATE_UNKNOWN, no rate of exchange from EUR, the currency of price book "
                                + "list@1, to USD is fixed for 2026-04-01")
                .and(published(2, "USD", "gpu", "30"), assigned(2, "2026-01-01"))
                .says("2026-04 SHADOW withheld: SKU_NOT_PRICED, price book list@2 has no price for std")
                .and(published(3, "USD", "std", "30"), assigned(3, "2026-01-01"))
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@3 30/month = 1.00
                """)
                .and(published(4, "USD", "std", "40"), assigned(4, "2026-01-01"))
                .closed("2026-04")
                .saysNothing();
    }

    @Test
    void a_book_assigned_too_late_in_the_month_withholds_the_days_before_it() {
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-04-03"))
                .used("std", "2026-04", 1, 3)
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: PRICE_BOOK_NOT_ASSIGNED, no price book is assigned for 2026-04-01");
    }

    @Test
    void a_fact_that_does_not_help_says_nothing_new() {
        given(opened("USD"))
                .used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: PRICE_BOOK_NOT_ASSIGNED, no price book is assigned for 2026-04-01")
                .and(published(7, "USD", "std", "30"))
                .used("std", "2026-04", 2, 2)
                .saysNothing();
    }

    @Test
    void one_mode_can_be_withheld_while_the_other_is_stated() {
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-04-11"), live("2026-04-11"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW withheld: PRICE_BOOK_NOT_ASSIGNED, no price book is assigned for 2026-04-01
                2026-04 LIVE 20.00 USD
                  shop web std 20 days list@1 30/month = 20.00
                """)
                .and(assigned(1, "2026-01-01"))
                .says("""
                2026-04 SHADOW 10.00 USD
                  shop web std 10 days list@1 30/month = 10.00
                """);
    }

    @Test
    void which_days_are_charged_is_settled_when_the_period_closes() {
        given(opened("USD"), published(1, "USD", "std", "30"))
                .used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: PRICE_BOOK_NOT_ASSIGNED, no price book is assigned for 2026-04-01")
                .and(live("2026-01-01"), assigned(1, "2026-01-01"))
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_reason_also_goes_when_late_facts_take_the_usage_away() {
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                .used("std", "2026-04", 1, 1)
                .used("gpu", "2026-04", 2, 2)
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: SKU_NOT_PRICED, price book list@1 has no price for gpu")
                .cell("gpu", LocalDate.of(2026, 4, 2), Usage.NONE)
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_size_in_no_book_that_nobody_asked_for_withholds_nothing() {
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                .used("std", "2026-04", 1, 1)
                .cell("gpu", LocalDate.of(2026, 4, 2), new Usage(0, 86_400_000, 0))
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_meter_in_no_book_withholds_the_statement_unless_it_reported_nothing() {
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                .used("std", "2026-04", 1, 1)
                .reported("heartbeat", "beat", "2026-04-02", new Count(BigDecimal.ZERO, 3, BigDecimal.ZERO))
                .reported("egress", "byte", "2026-04-02", new Count(BigDecimal.TEN, 1, BigDecimal.TEN))
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: SKU_NOT_PRICED, price book list@1 has no price for egress")
                .reported("egress", "byte", "2026-04-02", Count.NONE)
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void time_that_some_book_could_bill_waits_for_its_book() {
        given(opened("USD"))
                .cell("std", LocalDate.of(2026, 4, 2), new Usage(86_400_000, 0, 0))
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: PRICE_BOOK_NOT_ASSIGNED, no price book is assigned for 2026-04-02")
                .and(published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                .saysNothing();
    }

    @Test
    void an_own_price_mends_what_was_withheld_for_want_of_one() {
        given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                .used("gpu", "2026-04", 1, 1)
                .closed("2026-04")
                .says("2026-04 SHADOW withheld: SKU_NOT_PRICED, price book list@1 has no price for gpu")
                .and(overridden("gpu", "600", "2026-04-01", ""))
                .says("""
                2026-04 SHADOW 20.00 USD
                  shop web gpu 1 days list@1 600/month = 20.00
                """);
    }
}
