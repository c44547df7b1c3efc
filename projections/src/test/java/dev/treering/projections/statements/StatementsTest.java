package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.facts.AppFact;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a period closes. Prices are 30 a month; April 2026 has 30 days. */
class StatementsTest {

    @Test
    void an_account_that_was_never_scheduled_live_is_stated_in_shadow() {
        priced().used("std", "2026-04", 1, 30).closed("2026-04").says("""
                2026-04 SHADOW 30.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                """);
    }

    @Test
    void a_month_that_goes_live_part_way_has_a_statement_of_each_mode() {
        priced().and(live("2026-04-11"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 10.00 USD
                  shop web std 10 days list@1 30/month = 10.00
                2026-04 LIVE 20.00 USD
                  shop web std 20 days list@1 30/month = 20.00
                """);
    }

    @Test
    void a_price_book_that_changes_part_way_parts_the_line() {
        priced().and(published(2, "USD", "std", "60"), assigned(2, "2026-04-16"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 45.00 USD
                  shop web std 15 days list@1 30/month = 15.00
                  shop web std 15 days list@2 60/month = 30.00
                """);
    }

    @Test
    void a_line_names_the_app_as_it_is_called() {
        priced().and(new AppFact.Created(Books.ACCOUNT, new AppId("shop"), "corner-shop"))
                .used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  corner-shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void an_app_that_came_from_another_account_brings_its_name_along() {
        var elsewhere = new AccountId("acct-0");
        priced().and(new AppFact.TransferredIn(Books.ACCOUNT, new AppId("shop"), elsewhere, "corner-shop", List.of()))
                .used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  corner-shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_later_revision_of_a_cell_replaces_the_earlier() {
        priced().used("std", "2026-04", 1, 2)
                .cell("std", LocalDate.of(2026, 4, 2), new Usage(86_400_000, 0, 0))
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_line_that_comes_to_no_billable_time_is_left_out_and_a_statement_without_lines_too() {
        priced().cell("std", LocalDate.of(2026, 4, 2), new Usage(86_400_000, 0, 0))
                .closed("2026-04")
                .saysNothing();
    }

    @Test
    void time_that_is_not_billable_needs_no_price() {
        priced().cell("gpu", LocalDate.of(2026, 4, 2), new Usage(86_400_000, 0, 0))
                .used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_period_closes_once_and_what_changes_afterwards_does_not_alter_it() {
        priced().used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """)
                .used("std", "2026-04", 2, 3)
                .closed("2026-04")
                .saysNothing();
    }

    @Test
    void of_two_dates_to_go_live_the_later_in_the_log_holds_also_when_the_earlier_is_delivered_again() {
        priced().at(10, live("2026-04-11"))
                .at(11, live("2026-05-01"))
                .at(10, live("2026-04-11"))
                .used("std", "2026-04", 30, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    @Test
    void a_published_version_cannot_be_published_over() {
        priced().and(published(1, "USD", "std", "9999"))
                .used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 1.00 USD
                  shop web std 1 days list@1 30/month = 1.00
                """);
    }

    private static Stated priced() {
        return given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"));
    }
}
