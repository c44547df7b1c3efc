package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.meter;
import static dev.treering.projections.rating.Months.money;
import static dev.treering.projections.rating.Months.rated;
import static dev.treering.projections.rating.Months.report;
import static dev.treering.projections.rating.Months.rows;
import static dev.treering.projections.rating.Months.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.prices.Price;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Credits pay before anything is due. */
class CreditsTest {

    @Test
    void what_expires_first_is_burnt_first_then_what_was_granted_first_and_what_never_expires_last() {
        var forEver = credit("for-ever", "100", Optional.empty(), 1);
        var late = credit("late", "3", Optional.of(LocalDate.of(2026, 9, 1)), 2);
        var soonSecond = credit("soon-2", "4", Optional.of(LocalDate.of(2026, 5, 1)), 4);
        var soonFirst = credit("soon-1", "2", Optional.of(LocalDate.of(2026, 5, 1)), 3);

        Rated rated = rated("USD", List.of(used("gb", 1, "10")), forEver, late, soonSecond, soonFirst);

        assertThat(rows(rated))
                .containsExactly(
                        "USAGE shop gb 10.00",
                        "CREDIT soon-1 credit -2.00",
                        "CREDIT soon-2 credit -4.00",
                        "CREDIT late credit -3.00",
                        "CREDIT for-ever credit -1.00");
        assertThat(rated.total()).isEqualTo("0.00");
        assertThat(rated.creditsUsed())
                .isEqualTo(Map.of(
                        "soon-1",
                        money("2.00"),
                        "soon-2",
                        money("4.00"),
                        "late",
                        money("3.00"),
                        "for-ever",
                        money("1.00")));
    }

    @Test
    void a_credit_that_is_not_needed_is_not_mentioned() {
        var first = credit("first", "10", Optional.empty(), 1);
        var second = credit("second", "10", Optional.empty(), 2);

        assertThat(rows(rated("USD", List.of(used("gb", 1, "7")), second, first)))
                .containsExactly("USAGE shop gb 7.00", "CREDIT first credit -7.00");
    }

    @Test
    void a_credit_says_how_much_of_it_was_used() {
        var line = rated("USD", List.of(used("gb", 1, "7")), credit("first", "12.50", Optional.empty(), 1))
                .lines()
                .getLast();

        assertThat(line.detail()).isEqualTo("7 of 12.5");
        assertThat(line.book()).isEmpty();
    }

    @Test
    void a_credit_pays_only_for_its_days() {
        // from the 10th, before the 20th: 4 of the 9 used
        var days = report(3, "2");
        days.putAll(report(10, "4"));
        days.putAll(report(20, "3"));
        Piece piece = new Offer("gb", new Price.PerUnit(money("1"))).piece(APRIL, meter("shop", "gb"), days);
        var credit = new CreditBalance("tenth", money("50"), APRIL.atDay(10), Optional.of(APRIL.atDay(20)), 1);

        assertThat(rows(rated("USD", List.of(piece), credit)))
                .containsExactly("USAGE shop gb 9.00", "CREDIT tenth credit -4.00");
    }

    @Test
    void two_credits_do_not_pay_for_the_same_usage_twice() {
        // the first pays all of the 6 of the 1st; the second, for the same day only, finds nothing left
        var first = new CreditBalance("first", money("6"), APRIL.atDay(1), Optional.of(APRIL.atDay(2)), 1);
        var second = new CreditBalance("second", money("6"), APRIL.atDay(1), Optional.of(APRIL.atDay(2)), 2);

        assertThat(rated("USD", List.of(used("gb", 1, "6")), first, second).total())
                .isEqualTo("0.00");
    }

    @Test
    void a_fee_counts_on_the_day_it_was_charged() {
        Piece fee =
                new Offer("fee", new Price.Flat(money("30"), false)).piece(APRIL, meter("shop", "fee"), report(5, "0"));
        var before = new CreditBalance("before", money("9"), APRIL.atDay(1), Optional.of(APRIL.atDay(5)), 1);
        var on = new CreditBalance("on", money("9"), APRIL.atDay(5), Optional.of(APRIL.atDay(6)), 2);

        assertThat(rows(rated("USD", List.of(fee), before, on)))
                .containsExactly("USAGE shop fee 30.00", "CREDIT on credit -9.00");
    }

    @Test
    void a_credit_lowers_what_is_taxed_in_proportion() {
        // 60 at 20 % and 40 at 10 %; of the credit of 10 each gets 6 : 4. 54 × 0.2 = 10.80, 36 × 0.1 = 3.60
        Piece high = new Offer("a", new Price.PerUnit(money("1")))
                .taxed("high", money("20"))
                .piece(APRIL, meter("shop", "a"), report(1, "60"));
        Piece low = new Offer("b", new Price.PerUnit(money("1")))
                .taxed("low", money("10"))
                .piece(APRIL, meter("shop", "b"), report(1, "40"));

        assertThat(rows(rated("USD", List.of(high, low), credit("c", "10", Optional.empty(), 1))))
                .containsExactly(
                        "USAGE shop a 60.00",
                        "USAGE shop b 40.00",
                        "CREDIT c credit -10.00",
                        "TAX NL tax 10.80",
                        "TAX NL tax 3.60");
    }

    @Test
    void a_minimum_is_paid_by_credits_as_well() {
        Piece piece = new Offer("gb", new Price.PerUnit(money("1")))
                .minimum(some("10"))
                .piece(APRIL, meter("shop", "gb"), report(1, "4"));

        assertThat(rated("USD", List.of(piece), credit("c", "9", Optional.empty(), 1))
                        .total())
                .isEqualTo("1.00");
    }

    private static Piece used(String sku, int day, String quantity) {
        return new Offer(sku, new Price.PerUnit(money("1"))).piece(APRIL, meter("shop", sku), report(day, quantity));
    }

    private static CreditBalance credit(String name, String left, Optional<LocalDate> until, long position) {
        return new CreditBalance(name, money(left), LocalDate.EPOCH, until, position);
    }
}
