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
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The least and the most that all usage under a book comes to. */
class BookLimitsTest {

    @Test
    void what_is_missing_to_the_minimum_is_one_line_named_by_the_book() {
        // 12 of 20, in force for half of the month: 10
        assertThat(rows(rated(
                        offer("gb", some("20"), Optional.empty())
                                .inForce(15)
                                .piece(APRIL, meter("shop", "gb"), report(1, "4")),
                        offer("req", some("20"), Optional.empty())
                                .inForce(15)
                                .piece(APRIL, meter("shop", "req"), report(1, "3")))))
                .containsExactly("USAGE shop gb 4.00", "USAGE shop req 3.00", "MINIMUM list@1 minimum-spend 3.00");
    }

    @Test
    void a_minimum_that_is_reached_asks_for_nothing() {
        assertThat(rows(rated(
                        offer("gb", some("4"), Optional.empty()).piece(APRIL, meter("shop", "gb"), report(1, "4")))))
                .containsExactly("USAGE shop gb 4.00");
    }

    @Test
    void each_book_has_limits_of_its_own() {
        assertThat(rows(rated(
                        offer("gb", some("5"), Optional.empty()).piece(APRIL, meter("shop", "gb"), report(1, "4")),
                        offer("gb", some("5"), Optional.empty())
                                .version(2)
                                .piece(APRIL, meter("shop", "gb"), report(20, "9")))))
                .containsExactly("USAGE shop gb 4.00", "USAGE shop gb 9.00", "MINIMUM list@1 minimum-spend 1.00");
    }

    @Test
    void the_maximum_lowers_every_line_in_proportion_and_they_come_to_it() {
        // 1 : 1 : 1 of 10: 3.33 each, and the cent for the first
        assertThat(rows(rated(
                        offer("a", Optional.empty(), some("10")).piece(APRIL, meter("shop", "a"), report(1, "7")),
                        offer("b", Optional.empty(), some("10")).piece(APRIL, meter("shop", "b"), report(1, "7")),
                        offer("c", Optional.empty(), some("10")).piece(APRIL, meter("shop", "c"), report(1, "7")))))
                .containsExactly("USAGE shop a 3.34", "USAGE shop b 3.33", "USAGE shop c 3.33");
    }

    @Test
    void a_lowered_line_says_so_and_still_shows_its_list_amount() {
        var line = rated(offer("a", Optional.empty(), some("2")).piece(APRIL, meter("shop", "a"), report(1, "7")))
                .lines()
                .getFirst();

        assertThat(line.listAmount()).isEqualTo("7.00");
        assertThat(line.amount()).isEqualTo("2.00");
        assertThat(line.detail()).isEqualTo("at most 2");
    }

    private static Offer offer(String sku, Optional<BigDecimal> least, Optional<BigDecimal> most) {
        return new Offer(sku, new Price.PerUnit(money("1"))).bookLimits(least, most);
    }
}
