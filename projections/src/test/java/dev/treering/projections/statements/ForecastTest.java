package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.item;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Stated.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What a month is going to come to. One dyno is 1.00 a day in April, which has 30 days. */
class ForecastTest {

    @Test
    void every_day_that_is_left_is_like_the_last_closed_one() {
        // 1 + 3, and 28 times 3
        assertThat(charged().days("2026-04", "std", "13").forecast("2026-04", "2026-04-02"))
                .contains("4.00 → 88.00 USD");
    }

    @Test
    void what_the_last_closed_day_did_not_use_is_not_expected() {
        assertThat(charged().days("2026-04", "std", "13").forecast("2026-04", "2026-04-03"))
                .contains("4.00 → 4.00 USD");
    }

    @Test
    void usage_after_the_day_is_not_known_of() {
        assertThat(charged().days("2026-04", "std", "139").forecast("2026-04", "2026-04-02"))
                .contains("4.00 → 88.00 USD");
    }

    @Test
    void a_month_that_is_over_comes_to_what_it_came_to_and_one_to_come_to_nothing() {
        Stated stated = charged().days("2026-04", "std", "13");

        assertThat(stated.forecast("2026-04", "2026-05-07")).contains("4.00 → 4.00 USD");
        assertThat(stated.forecast("2026-04", "2026-03-31")).contains("0 → 0 USD");
    }

    @Test
    void a_cap_is_foreseen() {
        var capped = item("gb", new Price.RateWithCap(BigDecimal.ONE, new BigDecimal("50")), ItemTerms.PLAIN);
        assertThat(given(opened("USD"), published(1, "USD", capped), assigned(1, "2026-01-01"))
                        .reported("gb", "2026-04-01", "20")
                        .forecast("2026-04", "2026-04-01"))
                .contains("20.00 → 50.00 USD");
    }

    @Test
    void days_on_both_sides_of_the_go_live_day_are_together() {
        assertThat(given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                        .and(live("2026-04-11"))
                        .days("2026-04", "std", "2")
                        .forecast("2026-04", "2026-04-01"))
                .contains("2.00 → 60.00 USD");
    }

    @Test
    void without_a_price_there_is_no_forecast() {
        assertThat(given(opened("USD")).days("2026-04", "std", "2").forecast("2026-04", "2026-04-01"))
                .isEmpty();
    }

    private static Stated charged() {
        return given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"), live("2026-01-01"));
    }
}
