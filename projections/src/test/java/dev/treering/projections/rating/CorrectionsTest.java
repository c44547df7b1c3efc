package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.meter;
import static dev.treering.projections.rating.Months.money;
import static dev.treering.projections.rating.Months.rated;
import static dev.treering.projections.rating.Months.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has to be stated to come from what was stated to what is right. */
class CorrectionsTest {

    @Test
    void late_usage_is_stated_as_the_difference() {
        StatementLine line = only(Corrections.between(lines("1.5", "3"), lines("1.5", "5")));

        assertThat(line.quantity()).isEqualByComparingTo("2");
        assertThat(line.amount()).isEqualTo("3.00");
    }

    @Test
    void usage_that_was_taken_back_is_a_negative_line() {
        StatementLine line = only(Corrections.between(lines("1.5", "5"), lines("1.5", "3")));

        assertThat(line.quantity()).isEqualByComparingTo("-2");
        assertThat(line.amount()).isEqualTo("-3.00");
    }

    @Test
    void what_should_not_have_been_stated_goes_back_whole() {
        assertThat(only(Corrections.between(lines("1.5", "5"), List.of())).amount())
                .isEqualTo("-7.50");
    }

    @Test
    void what_is_right_already_is_not_mentioned() {
        assertThat(Corrections.between(lines("1.5", "5"), lines("1.5", "5"))).isEmpty();
    }

    @Test
    void a_quantity_that_moves_no_money_is_stated_all_the_same() {
        // 0.001 each: 1 and 4 come to 0.00, 6 come to 0.01
        var stated = new ArrayList<>(lines("0.001", "1"));

        StatementLine first = only(Corrections.between(stated, lines("0.001", "4")));
        stated.add(first);
        StatementLine second = only(Corrections.between(stated, lines("0.001", "6")));

        assertThat(first.quantity()).isEqualByComparingTo("3");
        assertThat(first.amount()).isEqualTo("0.00");
        assertThat(second.quantity()).isEqualByComparingTo("2");
        assertThat(second.amount()).isEqualTo("0.01");
    }

    @Test
    void corrections_are_stated_lines_for_the_next_correction() {
        var stated = new ArrayList<>(lines("1.5", "3"));
        stated.addAll(Corrections.between(stated, lines("1.5", "5")));

        assertThat(Corrections.between(stated, lines("1.5", "5"))).isEmpty();
        assertThat(only(Corrections.between(stated, lines("1.5", "6"))).amount())
                .isEqualTo("1.50");
    }

    @Test
    void tax_is_corrected_with_what_is_taxed() {
        // 21 % of 4.50 is 0.945, of 7.50 is 1.575
        List<StatementLine> difference = Corrections.between(taxed("3"), taxed("5"));

        assertThat(difference.stream().map(line -> line.amount().toPlainString()))
                .containsExactly("3.00", "0.63"); // 1.58 − 0.95
        assertThat(difference.getLast().quantity()).isEqualByComparingTo("3");
    }

    private static StatementLine only(List<StatementLine> lines) {
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    private static List<StatementLine> lines(String price, String quantity) {
        return rated(offer(price).piece(APRIL, meter("shop", "gb"), report(1, quantity)))
                .lines();
    }

    private static List<StatementLine> taxed(String quantity) {
        return rated(offer("1.5").taxed("standard", money("21")).piece(APRIL, meter("shop", "gb"), report(1, quantity)))
                .lines();
    }

    private static Offer offer(String price) {
        return new Offer("gb", new Price.PerUnit(money(price)));
    }
}
