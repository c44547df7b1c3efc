package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.meter;
import static dev.treering.projections.rating.Months.money;
import static dev.treering.projections.rating.Months.rated;
import static dev.treering.projections.rating.Months.report;
import static dev.treering.projections.rating.Months.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.prices.Price;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exchanged exactly, rounded once. */
class ExchangeAndRoundingTest {

    private static final LocalDate SINCE = LocalDate.of(2026, 3, 30);

    @Test
    void an_amount_is_exchanged_before_it_is_rounded() {
        // 0.3 × 0.015 = 0.0045 USD, × 1.25 = 0.005625 EUR; rounded first it would be 0.00
        Piece piece = new Offer("gb", new Price.PerUnit(money("0.015")))
                .exchanged("USD", "EUR", money("1.25"), SINCE)
                .piece(APRIL, meter("shop", "gb"), report(1, "0.3"));
        StatementLine line = rated("EUR", List.of(piece)).lines().getFirst();

        assertThat(line.amount()).isEqualTo("0.01");
        assertThat(line.unitPrice()).contains(money("0.015"));
        assertThat(line.detail()).isEqualTo("1 USD = 1.25 EUR since 2026-03-30 by ECB");
    }

    @Test
    void a_rate_that_changes_within_the_month_makes_lines_that_share_the_tiers_and_each_have_their_rate() {
        // a package of 10 for 12, of which 4 : 6 units were used: 4.80 × 2 and 7.20 × 3
        var offer = new Offer("gb", new Price.Package(money("12"), money("10")));
        Piece before =
                offer.exchanged("USD", "EUR", money("2"), SINCE).piece(APRIL, meter("shop", "gb"), report(1, "4"));
        Piece after = offer.exchanged("USD", "EUR", money("3"), APRIL.atDay(16))
                .piece(APRIL, meter("shop", "gb"), report(20, "6"));

        assertThat(rows(rated("EUR", List.of(after, before))))
                .containsExactly("USAGE shop gb 9.60", "USAGE shop gb 21.60");
    }

    @ParameterizedTest
    @CsvSource({
        "JPY, 0.5,    1", // no minor unit: half away from zero
        "JPY, 0.4999, 0",
        "USD, 0.005,  0.01",
        "USD, 0.0049, 0.00",
        "KWD, 0.0005, 0.001", // three decimals
        "BHD, 0.0005, 0.001",
        "BHD, 1.2344, 1.234"
    })
    void an_amount_is_rounded_to_the_minor_unit_of_the_statement(String currency, String price, String amount) {
        Piece piece =
                new Offer("gb", new Price.PerUnit(money(price))).piece(APRIL, meter("shop", "gb"), report(1, "1"));

        assertThat(rated(currency, List.of(piece)).total()).isEqualTo(amount);
    }
}
