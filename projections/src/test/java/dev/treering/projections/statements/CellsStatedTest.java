package dev.treering.projections.statements;

import static dev.treering.projections.statements.Books.assigned;
import static dev.treering.projections.statements.Books.item;
import static dev.treering.projections.statements.Books.live;
import static dev.treering.projections.statements.Books.opened;
import static dev.treering.projections.statements.Books.overridden;
import static dev.treering.projections.statements.Books.published;
import static dev.treering.projections.statements.Books.tax;
import static dev.treering.projections.statements.Stated.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a statement says of each cell. That the cells of every statement come to its lines of usage and minima is asked of every
 * statement of all these tests by {@link SaidOfCells}.
 */
class CellsStatedTest {

    @Test
    void a_lines_amount_lies_on_its_days_in_proportion_and_to_the_last_cent() {
        // 10 for April's 30 days: 3 days of one dyno are 1.00, which is 0.33 + 0.33 + 0.34 in no better order than that
        assertThat(cells(charged("10").days("2026-04", "std", "1 1 1").closed("2026-04")))
                .containsExactly("2026-04 LIVE std 1 #0 0.34, std 3 #0 0.33, std 5 #0 0.33");
    }

    @Test
    void tax_that_is_added_is_of_no_cell_and_tax_that_is_contained_stays_out() {
        // 21 % contained in 12.10 is 2.10
        assertThat(cells(charged("30")
                        .and(tax("", TaxMode.EXCLUSIVE, "21", "2026-01-01"))
                        .days("2026-04", "std", "12")
                        .closed("2026-04")))
                .containsExactly("2026-04 LIVE std 1 #0 1.00, std 2 #0 2.00");
        assertThat(cells(charged("363")
                        .and(tax("", TaxMode.INCLUSIVE, "21", "2026-01-01"))
                        .days("2026-04", "std", "1")
                        .closed("2026-04")))
                .containsExactly("2026-04 LIVE std 1 #0 10.00");
    }

    @Test
    void each_statement_that_touches_a_cell_gives_it_the_next_revision() {
        assertThat(cells(charged("30")
                        .days("2026-04", "std", "11")
                        .closed("2026-04")
                        .days("2026-04", "std", " 31")
                        .days("2026-06", "std", "4")
                        .closed("2026-06")
                        .days("2026-04", "std", " 2 ")
                        .closed("2026-07")))
                .containsExactly(
                        "2026-04 LIVE std 1 #0 1.00, std 2 #0 1.00",
                        "2026-06 LIVE std 1 #0 4.00",
                        "2026-04 LIVE std 2 #1 2.00, std 3 #0 1.00",
                        "2026-04 LIVE std 2 #2 -1.00");
    }

    @Test
    void each_mode_has_the_cells_of_its_days() {
        assertThat(cells(given(opened("USD"), published(1, "USD", "std", "30"), assigned(1, "2026-01-01"))
                        .and(live("2026-04-02"))
                        .days("2026-04", "std", "11")
                        .closed("2026-04")))
                .containsExactly("2026-04 SHADOW std 1 #0 1.00", "2026-04 LIVE std 2 #0 1.00");
    }

    @Test
    void changed_terms_lie_on_the_days_of_the_line_alike() {
        // from 1 to 2 a day: 1 + 1 more, then the second day 2 more
        assertThat(cells(charged("30")
                        .days("2026-04", "std", "11")
                        .closed("2026-04")
                        .and(overridden("std", "60", "2026-04-01", ""))
                        .days("2026-04", "std", " 2")
                        .closed("2026-05")))
                .containsExactly(
                        "2026-04 LIVE std 1 #0 1.00, std 2 #0 1.00", "2026-04 LIVE std 1 #1 1.00, std 2 #1 3.00");
    }

    @Test
    void a_day_on_which_more_was_taken_back_than_reported_bears_nothing() {
        assertThat(cells(given(
                                opened("USD"),
                                published(1, "USD", item("gb", new Price.PerUnit(BigDecimal.ONE), ItemTerms.PLAIN)),
                                assigned(1, "2026-01-01"),
                                live("2026-01-01"))
                        .reported("gb", "2026-04-01", "-4")
                        .reported("gb", "2026-04-02", "10")
                        .reported("gb", "unit", "2026-04-03", new Count(BigDecimal.ZERO, 1, BigDecimal.ZERO))
                        .closed("2026-04")))
                .containsExactly("2026-04 LIVE gb 1 #0 0.00, gb 2 #0 6.00, gb 3 #0 0.00");
    }

    private static Stated charged(String monthly) {
        return given(opened("USD"), published(1, "USD", "std", monthly), assigned(1, "2026-01-01"), live("2026-01-01"));
    }

    private static List<String> cells(Stated stated) {
        return stated.said().stream()
                .filter(CellsStated.class::isInstance)
                .map(CellsStated.class::cast)
                .map(CellsStatedTest::shown)
                .toList();
    }

    private static String shown(CellsStated said) {
        return said.period() + " " + said.mode() + " "
                + said.cells().stream()
                        .map(cell -> cell.resource().sku() + " " + cell.day().getDayOfMonth() + " #" + cell.revision()
                                + " " + cell.amount().toPlainString())
                        .collect(Collectors.joining(", "));
    }
}
