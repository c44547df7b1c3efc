package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.credit;
import static dev.treering.projections.statements.Books.item;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.overridden;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Books.tax;
import static dev.treering.projections.statements.Stated.given;

import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Tier;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Late usage under terms where the month as a whole decides what a day costs. One dyno is 1.00 a day in April and June. */
class LateUsageTermsTest {

    @Test
    void each_side_of_a_new_book_is_corrected_at_its_own_price() {
        //                      |list@1        |list@2, 60 a month
        charged(Books.monthly("std", "30"))
                .and(published(2, "USD", "std", "60"), assigned(2, "2026-04-16"))
                .days("2026-04", "std", "111111111111111111")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 21.00 USD
                  shop web std 15 days list@1 30/month = 15.00
                  shop web std 3 days list@2 60/month = 6.00
                """)
                .days("2026-04", "std", "              22  ")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 3.00 USD
                  2026-04-15: shop web std 1 days list@1 30/month = 1.00
                  2026-04-16: shop web std 1 days list@2 60/month = 2.00
                """);
    }

    @Test
    void a_day_that_crosses_a_tier_bears_what_it_changes_given_the_changed_days_before_it() {
        // 0.10 each up to 100, 0.05 above. 90 are 9.00; with 10 more 10.00; with 20 more 11.00
        charged(tiered())
                .reported("gb", "2026-04-03", "90")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 9.00 USD
                  shop unit gb 90 list@1 -/unit = 9.00
                """)
                .reported("gb", "2026-04-20", "20")
                .reported("gb", "2026-04-02", "10")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 2.00 USD
                  2026-04-02: shop unit gb 10 list@1 -/unit = 1.00
                  2026-04-20: shop unit gb 20 list@1 -/unit = 1.00
                """);
    }

    @Test
    void above_the_cap_the_quantity_is_corrected_and_no_money_moves() {
        charged(item("gb", new Price.RateWithCap(BigDecimal.ONE, BigDecimal.TEN), ItemTerms.PLAIN))
                .reported("gb", "2026-04-03", "8")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 8.00 USD
                  shop unit gb 8 list@1 1/unit = 8.00
                """)
                .reported("gb", "2026-04-04", "5")
                .reported("gb", "2026-04-05", "3")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 2.00 USD
                  2026-04-04: shop unit gb 5 list@1 1/unit = 2.00
                  2026-04-05: shop unit gb 3 list@1 1/unit = 0.00
                """);
    }

    @Test
    void a_credit_gets_back_what_it_paid_too_much_and_the_month_itself_may_use_it() {
        // 10 were given: April uses 8 and gets 3 back, June has 5
        charged(Books.monthly("std", "30"))
                .and(credit("welcome", "10", "2026-01-01", ""))
                .days("2026-04", "std", "2222")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 0.00 USD
                  shop web std 8 days list@1 30/month = 8.00
                  CREDIT welcome = -8.00
                """)
                .days("2026-04", "std", "10  ")
                .days("2026-06", "std", "9")
                .closed("2026-06")
                .says("""
                2026-06 LIVE 4.00 USD
                  shop web std 9 days list@1 30/month = 9.00
                  CREDIT welcome = -5.00
                  2026-04-01: shop web std -1 days list@1 30/month = -1.00
                  2026-04-01: CREDIT welcome = 1.00
                  2026-04-02: shop web std -2 days list@1 30/month = -2.00
                  2026-04-02: CREDIT welcome = 2.00
                """);
    }

    @Test
    void a_credit_that_is_used_up_is_given_back_as_well() {
        charged(Books.monthly("std", "30"))
                .and(credit("welcome", "4", "2026-01-01", ""))
                .days("2026-04", "std", "4")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 0.00 USD
                  shop web std 4 days list@1 30/month = 4.00
                  CREDIT welcome = -4.00
                """)
                .days("2026-04", "std", "1")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 0.00 USD
                  2026-04-01: shop web std -3 days list@1 30/month = -3.00
                  2026-04-01: CREDIT welcome = 3.00
                """)
                .days("2026-06", "std", "5")
                .closed("2026-06")
                .says("""
                2026-06 LIVE 2.00 USD
                  shop web std 5 days list@1 30/month = 5.00
                  CREDIT welcome = -3.00
                """);
    }

    @Test
    void tax_on_top_is_corrected_with_what_it_is_on() {
        // 21 % of 5.00 is 1.05, of 7.00 is 1.47
        charged(Books.monthly("std", "30"))
                .and(tax("", TaxMode.EXCLUSIVE, "21", "2026-01-01"))
                .days("2026-04", "std", "5")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 6.05 USD
                  shop web std 5 days list@1 30/month = 5.00 NL standard
                  TAX NL = 1.05
                """)
                .days("2026-04", "std", "7")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 2.42 USD
                  2026-04-01: shop web std 2 days list@1 30/month = 2.00 NL standard
                  2026-04-01: TAX NL = 0.42
                """);
    }

    @Test
    void what_is_missing_to_a_minimum_falls_while_usage_rises() {
        charged(item("std", new Price.CalendarProrated(new BigDecimal("30")), atLeast("10")))
                .days("2026-04", "std", "4")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 10.00 USD
                  shop web std 4 days list@1 30/month = 4.00
                  MINIMUM web = 6.00
                """)
                .days("2026-04", "std", " 9")
                .closed("2026-05")
                .says("""
                2026-05 LIVE 3.00 USD
                  2026-04-02: shop web std 9 days list@1 30/month = 9.00
                  2026-04-02: MINIMUM web = -6.00
                """);
    }

    @Test
    void terms_that_changed_meanwhile_are_a_correction_of_no_day_once_usage_changes() {
        // 2 a day since April 1, agreed in May
        charged(Books.monthly("std", "30"))
                .days("2026-04", "std", "111")
                .closed("2026-04")
                .says("""
                2026-04 LIVE 3.00 USD
                  shop web std 3 days list@1 30/month = 3.00
                """)
                .and(overridden("std", "60", "2026-04-01", ""))
                .closed("2026-05")
                .saysNothing()
                .days("2026-04", "std", "2  ")
                .closed("2026-06")
                .says("""
                2026-06 LIVE 5.00 USD
                  terms of 2026-04: shop web std 0 days list@1 60/month = 3.00
                  2026-04-01: shop web std 1 days list@1 60/month = 2.00
                """);
    }

    private static ItemTerms atLeast(String minimum) {
        ItemTerms plain = ItemTerms.PLAIN;
        return new ItemTerms(
                plain.basis(),
                plain.measure(),
                plain.scope(),
                plain.unit(),
                plain.included(),
                plain.pool(),
                plain.discountPercent(),
                Optional.of(new BigDecimal(minimum)),
                plain.maximum(),
                plain.taxCategory());
    }

    private static PriceItem tiered() {
        return item(
                "gb",
                new Price.Graduated(List.of(
                        new Tier(
                                Optional.of(new BigDecimal("100")),
                                new BigDecimal("0.10"),
                                BigDecimal.ZERO,
                                Optional.empty()),
                        new Tier(Optional.empty(), new BigDecimal("0.05"), BigDecimal.ZERO, Optional.empty()))),
                ItemTerms.PLAIN);
    }

    private static Stated charged(PriceItem item) {
        return given(opened("USD"), published(1, "USD", item), assigned(1, "2026-01-01"), live("2026-01-01"));
    }
}
