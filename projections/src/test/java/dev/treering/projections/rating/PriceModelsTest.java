package dev.treering.projections.rating;

import static dev.treering.projections.rating.Months.APRIL;
import static dev.treering.projections.rating.Months.HOUR_MS;
import static dev.treering.projections.rating.Months.dyno;
import static dev.treering.projections.rating.Months.hours;
import static dev.treering.projections.rating.Months.meter;
import static dev.treering.projections.rating.Months.money;
import static dev.treering.projections.rating.Months.perHour;
import static dev.treering.projections.rating.Months.rated;
import static dev.treering.projections.rating.Months.report;
import static dev.treering.projections.rating.Months.rows;
import static dev.treering.projections.rating.Months.some;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Tier;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each model makes of a quantity. */
class PriceModelsTest {

    @Test
    void a_calendar_month_is_shared_out_by_time_and_its_line_shows_the_time() {
        // 180 of April's 720 hours: a quarter of 80
        Piece piece = new Offer("std", new Price.CalendarProrated(money("80")))
                .piece(APRIL, dyno("shop", "web", "std"), hours(180));

        long ms = 180 * HOUR_MS;
        assertThat(rated(piece).lines())
                .containsExactly(new StatementLine(
                        LineKind.USAGE,
                        dyno("shop", "web", "std"),
                        "",
                        new Usage(ms, ms, ms),
                        ms,
                        BigDecimal.valueOf(ms),
                        "month",
                        Optional.of(new PriceBookVersion("list", 1)),
                        some("80"),
                        money("20.00"),
                        money("20.00"),
                        Optional.empty(),
                        ""));
    }

    @ParameterizedTest
    @CsvSource({
        "400, 30, 4.00", // below the cap
        "500, 30, 5.00", // at it
        "720, 30, 5.00",
        "300, 15, 2.50" // the price was in force for half of the month, and so was its cap
    })
    void a_rate_goes_up_to_its_cap(long hours, int daysInForce, String amount) {
        var offer = perHour(new Offer("std", new Price.RateWithCap(money("0.01"), money("5"))), Rounding.EXACT);

        assertThat(rated(offer.inForce(daysInForce).piece(APRIL, dyno("shop", "web", "std"), hours(hours)))
                        .total())
                .isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"1001, 1.50", "1003, 1.50", "1004, 1.51", "0.5, 0.00"}) // 1.5015, 1.5045, 1.506, 0.00075
    void each_unit_costs_the_same(String quantity, String amount) {
        assertThat(total(new Price.PerUnit(money("0.0015")), quantity)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1.00", // reported, so the first tier is reached
        "10, 21.00", // 1 + 10 × 2
        "10.5, 24.50", // 21 + 3 + 0.5 × 1
        "30, 44.00", // 21 + 3 + 20 × 1
        "34, 46.00" // 44 + 4 × 0.5
    })
    void what_lies_in_a_graduated_tier_costs_that_tier(String quantity, String amount) {
        var price = new Price.Graduated(
                List.of(tier("10", "2", "1", ""), tier("30", "1", "3", ""), tier("", "0.5", "0", "")));

        assertThat(total(price, quantity)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "91, 10.00", // 10 blocks of 10 at 1
        "100, 10.00",
        "101, 14.00", // and one of 50 at 4
        "150, 14.00",
        "150.1, 18.00"
    })
    void a_block_that_is_begun_counts_whole(String quantity, String amount) {
        var price = new Price.Graduated(List.of(tier("100", "1", "0", "10"), tier("", "4", "0", "50")));

        assertThat(total(price, quantity)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20.00", // 10 × 2
        "10.1, 10.10", // all of it × 1: one more can cost less
        "100, 100.00",
        "101, 57.50" // 101 × 0.5 + 7
    })
    void the_whole_volume_costs_the_tier_it_reaches(String quantity, String amount) {
        var price = new Price.Volume(
                List.of(tier("10", "2", "0", ""), tier("100", "1", "0", ""), tier("", "0.5", "7", "")));

        assertThat(total(price, quantity)).isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 15.00", "10, 15.00", "10.1, 30.00", "20, 30.00"})
    void a_package_that_is_begun_costs_whole(String quantity, String amount) {
        assertThat(total(new Price.Package(money("15"), money("10")), quantity)).isEqualTo(amount);
    }

    @Test
    void nothing_reported_begins_no_package() {
        assertThat(rated(piece(new Price.Package(money("15"), money("10")), "0"))
                        .lines())
                .isEmpty();
    }

    @Test
    void a_percentage_is_of_the_quantity_and_each_report_has_its_amount() {
        // 1.5 % of 200, and 3 × 0.25
        Piece piece = new Offer("sales", new Price.Percentage(money("1.5"), money("0.25")))
                .reported(APRIL, "USD", new Count(money("200"), 3, money("150")));

        assertThat(rated(piece).total()).isEqualTo("3.75");
    }

    @Test
    void a_fee_is_charged_once_a_month_where_use_began_whatever_changes_in_it() {
        var fee = new Price.Flat(money("100"), false);
        Piece second = new Offer("std", fee).version(2).piece(APRIL, meter("shop", "std"), report(20, "3"));
        Piece first = new Offer("std", fee).piece(APRIL, meter("shop", "std"), report(4, "3"));
        Piece other = new Offer("std", fee).piece(APRIL, meter("blog", "std"), report(9, "0"));

        assertThat(rows(rated(second, first, other))).containsExactly("USAGE blog std 100.00", "USAGE shop std 100.00");
        assertThat(rated(second, first, other).lines().getLast().book()).contains(new PriceBookVersion("list", 1));
    }

    @Test
    void a_prorated_fee_goes_by_time_where_there_is_time() {
        // 15 of 30 days, and two of them at once: 2 × 50
        var offer = new Offer("std", new Price.Flat(money("100"), true));

        assertThat(rated(
                                offer.piece(APRIL, dyno("shop", "web", "std"), hours(360)),
                                offer.piece(APRIL, dyno("shop", "worker", "std"), hours(360)))
                        .total())
                .isEqualTo("100.00");
    }

    @Test
    void a_prorated_fee_goes_by_the_days_its_price_was_in_force_where_there_is_none() {
        // 10 of 30 days
        Piece piece = new Offer("std", new Price.Flat(money("100"), true))
                .inForce(10)
                .piece(APRIL, meter("shop", "std"), report(28, "7"));

        assertThat(rated(piece).total()).isEqualTo("33.33");
    }

    @Test
    void what_is_free_is_listed_at_nothing() {
        StatementLine line = rated(piece(new Price.Free(), "12")).lines().getFirst();

        assertThat(line.quantity()).isEqualByComparingTo("12");
        assertThat(line.amount()).isEqualTo("0.00");
    }

    private static BigDecimal total(Price price, String quantity) {
        return rated(piece(price, quantity)).total();
    }

    private static Piece piece(Price price, String quantity) {
        return new Offer("meter", price).piece(APRIL, meter("shop", "meter"), report(1, quantity));
    }

    private static Tier tier(String upTo, String amount, String flat, String block) {
        return new Tier(figure(upTo), money(amount), money(flat), figure(block));
    }

    private static Optional<BigDecimal> figure(String text) {
        return text.isEmpty() ? Optional.empty() : some(text);
    }
}
