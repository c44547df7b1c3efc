package dev.treering.projections.statements;

import static dev.treering.events.vocabulary.TaxMode.EXCLUSIVE;
import static dev.treering.events.vocabulary.TaxMode.INCLUSIVE;
import static dev.treering.events.vocabulary.TaxMode.NONE;
import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.discount;
import static dev.treering.projections.statements.Books.item;
import static dev.treering.projections.statements.Books.monthly;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.overridden;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Books.tax;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.prices.Basis;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Measure;
import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.prices.Scope;
import dev.treering.events.prices.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is agreed with one account alone. The book asks 30 a month, which is 1 a day: April 2026 has 30 days. */
class StatementsTermsTest {

    @Test
    void an_own_price_holds_from_its_day_on_and_parts_the_line() {
        // 10 days at 1, 20 days at 2
        priced().and(overridden("std", "60", "2026-04-11", ""))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 50.00 USD
                  shop web std 10 days list@1 30/month = 10.00
                  shop web std 20 days list@1 60/month = 40.00
                """);
    }

    @Test
    void an_own_price_ends_before_its_last_day_and_the_days_around_it_are_one_line() {
        // days 1 to 10 and 21 to 30 at 1, days 11 to 20 at 2
        priced().and(overridden("std", "60", "2026-04-11", "2026-04-21"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 40.00 USD
                  shop web std 20 days list@1 30/month = 20.00
                  shop web std 10 days list@1 60/month = 20.00
                """);
    }

    @Test
    void of_two_own_prices_that_hold_on_a_day_the_one_that_began_later_holds_whichever_was_said_first() {
        // 60 a month is 2 a day, 90 is 3: 15 days at 2, 5 at 3, and 10 at 2 again
        priced().and(overridden("std", "90", "2026-04-16", "2026-04-21"), overridden("std", "60", "2026-04-01", ""))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 65.00 USD
                  shop web std 25 days list@1 60/month = 50.00
                  shop web std 5 days list@1 90/month = 15.00
                """);
    }

    @Test
    void of_two_own_prices_from_the_same_day_the_later_in_the_log_holds_also_when_the_earlier_is_delivered_again() {
        priced().at(10, overridden("std", "60", "2026-04-01", ""))
                .at(11, overridden("std", "90", "2026-04-01", ""))
                .at(10, overridden("std", "60", "2026-04-01", ""))
                .used("std", "2026-04", 1, 1)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 3.00 USD
                  shop web std 1 days list@1 90/month = 3.00
                """);
    }

    @Test
    void an_own_price_is_enough_where_the_book_has_none() {
        priced().and(overridden("gpu", "600", "2026-04-01", ""))
                .used("gpu", "2026-04", 1, 1)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 20.00 USD
                  shop web gpu 1 days list@1 600/month = 20.00
                """);
    }

    @Test
    void a_discount_holds_until_its_last_day() {
        // days 1 to 20: 20.00 less a tenth; days 21 to 30: 10.00
        priced().and(discount("spring", "10", "2026-01-01", "2026-04-21"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 28.00 USD
                  shop web std 20 days list@1 30/month = 18.00
                  shop web std 10 days list@1 30/month = 10.00
                """);
    }

    @Test
    void discounts_are_taken_off_one_after_the_other_and_only_off_what_they_are_for() {
        // std: 10.00, half of it 5.00, less a tenth 4.50; gpu: 10 days at 20, less a tenth 180.00
        given(
                        opened("USD"),
                        published(1, "USD", monthly("std", "30"), monthly("gpu", "600")),
                        assigned(1, "2026-01-01"))
                .and(discount("a", "50", "2026-01-01", "", "std"), discount("b", "10", "2026-01-01", ""))
                .used("std", "2026-04", 1, 10)
                .used("gpu", "2026-04", 1, 10)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 184.50 USD
                  shop web gpu 10 days list@1 600/month = 180.00
                  shop web std 10 days list@1 30/month = 4.50
                """);
    }

    @Test
    void a_discount_of_the_same_name_takes_the_place_of_the_earlier_and_one_of_nothing_ends_it() {
        priced().at(10, discount("spring", "50", "2026-01-01", ""))
                .at(11, discount("spring", "0", "2026-04-01", ""))
                .at(10, discount("spring", "50", "2026-01-01", ""))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 30.00 USD
                  shop web std 30 days list@1 30/month = 30.00
                """);
    }

    @Test
    void tax_on_prices_without_it_is_added_from_its_day_on() {
        // 15 days untaxed; 21 % of 15.00 is 3.15
        priced().and(tax("", EXCLUSIVE, "21", "2026-04-16"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 33.15 USD
                  shop web std 15 days list@1 30/month = 15.00
                  shop web std 15 days list@1 30/month = 15.00 NL standard
                  TAX NL = 3.15
                """);
    }

    @Test
    void tax_in_prices_with_it_is_shown_apart_and_the_total_is_the_price() {
        // 30.00 / 1.21 = 24.793: 24.79 without the tax, 5.21 of it
        priced().and(tax("", INCLUSIVE, "21", "2026-01-01"))
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 30.00 USD
                  shop web std 30 days list@1 30/month = 24.79 NL standard
                  TAX NL = 5.21
                """);
    }

    @Test
    void a_tax_category_has_its_own_rule_or_that_of_all_others_and_none_is_a_rule_too() {
        // books: 9 % of 30.00 is 2.70; gifts: no tax; std: 21 % of 30.00 is 6.30
        given(
                        opened("USD"),
                        published(
                                1,
                                "USD",
                                monthly("std", "30"),
                                item("books", new CalendarProrated(new BigDecimal("30")), taxedAs("reduced")),
                                item("gifts", new CalendarProrated(new BigDecimal("30")), taxedAs("exempt"))),
                        assigned(1, "2026-01-01"))
                .and(
                        tax("", EXCLUSIVE, "21", "2026-01-01"),
                        tax("reduced", EXCLUSIVE, "9", "2026-01-01"),
                        tax("exempt", NONE, "0", "2026-01-01"))
                .used("books", "2026-04", 1, 30)
                .used("gifts", "2026-04", 1, 30)
                .used("std", "2026-04", 1, 30)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 99.00 USD
                  shop web books 30 days list@1 30/month = 30.00 NL reduced
                  shop web gifts 30 days list@1 30/month = 30.00
                  shop web std 30 days list@1 30/month = 30.00 NL standard
                  TAX NL = 2.70
                  TAX NL = 6.30
                """);
    }

    @Test
    void of_two_tax_rules_of_a_day_the_later_in_the_log_holds() {
        priced().at(10, tax("", EXCLUSIVE, "19", "2026-01-01"))
                .at(11, tax("", EXCLUSIVE, "21", "2026-01-01"))
                .at(10, tax("", EXCLUSIVE, "19", "2026-01-01"))
                .used("std", "2026-04", 1, 10)
                .closed("2026-04")
                .says("""
                2026-04 SHADOW 12.10 USD
                  shop web std 10 days list@1 30/month = 10.00 NL standard
                  TAX NL = 2.10
                """);
    }

    private static ItemTerms taxedAs(String category) {
        return new ItemTerms(
                Basis.LESSER,
                Measure.SUM,
                Scope.RESOURCE,
                Unit.METERED,
                BigDecimal.ZERO,
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                category);
    }

    private static Stated priced() {
        return given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"));
    }
}
