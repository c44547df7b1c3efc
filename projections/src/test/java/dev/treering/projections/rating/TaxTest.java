package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.meter;
import static dev.treering.projections.rating.Months.money;
import static dev.treering.projections.rating.Months.rated;
import static dev.treering.projections.rating.Months.report;
import static dev.treering.projections.rating.Months.rows;
import static dev.treering.projections.rating.Months.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price;
import dev.treering.events.vocabulary.TaxMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tax is worked out once on all that is taxed alike. */
class TaxTest {

    @Test
    void tax_is_on_the_sum_and_not_on_each_line() {
        // 0.12 × 21 % is 0.0252 a line, 0.03 rounded; of three lines it is 0.36 × 21 % = 0.0756
        Rated rated = rated(
                taxed(TaxMode.EXCLUSIVE, "21", "a", "0.12"),
                taxed(TaxMode.EXCLUSIVE, "21", "b", "0.12"),
                taxed(TaxMode.EXCLUSIVE, "21", "c", "0.12"));

        assertThat(rows(rated))
                .containsExactly("USAGE shop a 0.12", "USAGE shop b 0.12", "USAGE shop c 0.12", "TAX NL tax 0.08");
        assertThat(rated.total()).isEqualTo("0.44");
    }

    @Test
    void a_tax_line_says_what_was_taxed_and_at_how_much() {
        StatementLine line =
                rated(taxed(TaxMode.EXCLUSIVE, "21", "a", "10")).lines().getLast();

        assertThat(line.quantity()).isEqualTo("10.00");
        assertThat(line.unit()).isEqualTo("percent");
        assertThat(line.unitPrice()).contains(money("21"));
        assertThat(line.tax()).contains(new LineTax("standard", "NL", money("21")));
        assertThat(line.amount()).isEqualTo("2.10");
    }

    @Test
    void a_tax_that_prices_contain_is_taken_out_of_them_and_the_total_is_the_prices() {
        // 121 contain 21 at 21 %
        Rated rated = rated(taxed(TaxMode.INCLUSIVE, "21", "a", "121"));

        assertThat(rows(rated)).containsExactly("USAGE shop a 100.00", "TAX NL tax 21.00");
        assertThat(rated.total()).isEqualTo("121.00");
    }

    @Test
    void no_cent_is_lost_between_net_amounts_and_contained_tax() {
        // three times 0.99 is 2.97; net 2.4545… is 2.45, of which 0.8181… each: 0.82, 0.82, 0.81
        Rated rated = rated(
                taxed(TaxMode.INCLUSIVE, "21", "a", "0.99"),
                taxed(TaxMode.INCLUSIVE, "21", "b", "0.99"),
                taxed(TaxMode.INCLUSIVE, "21", "c", "0.99"));

        assertThat(rows(rated))
                .containsExactly("USAGE shop a 0.82", "USAGE shop b 0.82", "USAGE shop c 0.81", "TAX NL tax 0.52");
        assertThat(rated.total()).isEqualTo("2.97");
    }

    @Test
    void a_credit_pays_for_the_contained_tax_with_the_price() {
        // of 121 the credit pays 60.50, of which 50 are net; the tax in the 60.50 that are left is 10.50
        var credit = new CreditBalance("c", money("60.50"), LocalDate.EPOCH, Optional.empty(), 1);
        Rated rated = rated("USD", List.of(taxed(TaxMode.INCLUSIVE, "21", "a", "121")), credit);

        assertThat(rows(rated)).containsExactly("USAGE shop a 100.00", "CREDIT c credit -50.00", "TAX NL tax 10.50");
        assertThat(rated.total()).isEqualTo("60.50");
        assertThat(rated.creditsUsed().get("c")).isEqualTo("60.50");
    }

    @Test
    void a_rate_of_0_is_stated_and_no_rule_is_not() {
        assertThat(rows(rated(taxed(TaxMode.EXCLUSIVE, "0", "a", "5"))))
                .containsExactly("USAGE shop a 5.00", "TAX NL tax 0.00");
        assertThat(rows(rated(new Offer("a", new Price.PerUnit(money("1")))
                        .piece(APRIL, meter("shop", "a"), report(1, "5")))))
                .containsExactly("USAGE shop a 5.00");
    }

    @Test
    void the_list_amount_is_without_contained_tax_too() {
        // 242 at half price: 121, net 100; list 242, net 200
        Piece piece = new Offer("a", new Price.PerUnit(money("242")))
                .discount(some("50"))
                .taxed(TaxMode.INCLUSIVE, "standard", money("21"))
                .piece(APRIL, meter("shop", "a"), report(1, "1"));
        StatementLine line = rated(piece).lines().getFirst();

        assertThat(line.listAmount()).isEqualTo("200.00");
        assertThat(line.amount()).isEqualTo("100.00");
    }

    private static Piece taxed(TaxMode mode, String percent, String sku, String price) {
        return new Offer(sku, new Price.PerUnit(money(price)))
                .taxed(mode, "standard", money(percent))
                .piece(APRIL, meter("shop", sku), report(1, "1"));
    }
}
