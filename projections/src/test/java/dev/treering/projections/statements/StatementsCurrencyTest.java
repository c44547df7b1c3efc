package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.overridden;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Books.rate;
import static dev.treering.projections.statements.Stated.given;

import org.junit.jupiter.api.Test;

/** The book is in EUR, the account in USD. 30 EUR a month is 1 EUR a day: April 2026 has 30 days. */
class StatementsCurrencyTest {

    private static final String NO_RATE_FOR =
            "2026-04 SHADOW withheld: FX_RATE_UNKNOWN, no rate of exchange from EUR, the currency of price book list@1, "
                    + "to USD is fixed for ";

    @Test
    void a_rate_that_changes_part_way_parts_the_line() {
        // 15.00 EUR at 1.10 = 16.50 USD, 15.00 EUR at 1.20 = 18.00 USD
        foreign()
                .and(rate("EUR", "USD", "1.20", "2026-04-16"), rate("EUR", "USD", "1.10", "2026-01-01"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 34.50 USD
                  shop web std 15 days list@1 30/month = 16.50
                  shop web std 15 days list@1 30/month = 18.00
                """);
    }

    @Test
    void a_day_of_use_without_a_rate_withholds_the_statement_until_one_is_fixed() {
        foreign()
                .and(rate("EUR", "USD", "1.20", "2026-04-16"))
                .used("std", "2026-04", 15, 16)
                .closed("2026-04")
                .says(NO_RATE_FOR + "2026-04-15")
                .and(rate("EUR", "GBP", "0.90", "2026-01-01"))
                .saysNothing()
                .and(rate("EUR", "USD", "1.10", "2026-01-01"))
                .says("""
                2026-04 SHADOW 2.30 USD
                  shop web std 1 days list@1 30/month = 1.10
                  shop web std 1 days list@1 30/month = 1.20
                """);
    }

    @Test
    void a_day_without_use_needs_no_rate() {
        foreign()
                .and(rate("EUR", "USD", "1.20", "2026-04-16"))
                .used("std", "2026-04", 16, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 18.00 USD
                  shop web std 15 days list@1 30/month = 18.00
                """);
    }

    @Test
    void a_rate_the_other_way_round_is_none() {
        foreign()
                .and(rate("USD", "EUR", "0.80", "2026-01-01"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says(NO_RATE_FOR + "2026-04-01");
    }

    @Test
    void of_two_rates_of_a_day_the_later_in_the_log_holds_also_when_the_earlier_is_delivered_again() {
        foreign()
                .at(10, rate("EUR", "USD", "9.99", "2026-01-01"))
                .at(11, rate("EUR", "USD", "1.10", "2026-01-01"))
                .at(10, rate("EUR", "USD", "9.99", "2026-01-01"))
                .used("std", "2026-04", 1, 10)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 11.00 USD
                  shop web std 10 days list@1 30/month = 11.00
                """);
    }

    @Test
    void an_own_price_is_in_the_currency_of_the_book() {
        // 2 EUR a day at 1.10
        foreign()
                .and(rate("EUR", "USD", "1.10", "2026-01-01"), overridden("std", "60", "2026-01-01", ""))
                .used("std", "2026-04", 1, 10)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 22.00 USD
                  shop web std 10 days list@1 60/month = 22.00
                """);
    }

    private static Stated foreign() {
        return given(opened("USD"), published(1, "EUR", "std", "30"), assigned(1, "2026-01-01"));
    }
}
