package dev.treering.projections.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Price.CalendarProrated;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact until the end, rounded once. */
class RaterTest {

    private static final long HOUR_MS = 3_600_000;
    private static final int CASES = Integer.getInteger("treering.samples", 10_000);

    @ParameterizedTest
    @CsvSource({"2026-02, 672", "2028-02, 696", "2026-04, 720", "2026-03, 744"})
    void a_full_month_is_exactly_the_price_however_long_it_is(YearMonth month, long hours) {
        assertThat(rate("25", hours * HOUR_MS, month, "USD")).isEqualTo("25.00");
    }

    @ParameterizedTest
    @CsvSource({
        "7,    336, USD, 3.50", // half of a 28-day month
        "0.01, 336, USD, 0.01", // 0.005: half away from zero
        "0.01, 335, USD, 0.00",
        "7,    336, JPY, 4", // no minor unit: 3.5
        "0.001, 336, KWD, 0.001", // three decimals: 0.0005
        "0,    336, USD, 0.00"
    })
    void an_amount_is_rounded_once_half_away_from_zero_to_the_minor_unit(
            String price, long hours, String currency, String amount) {
        assertThat(rate(price, hours * HOUR_MS, YearMonth.of(2026, 2), currency))
                .isEqualTo(amount);
    }

    @Test
    void a_price_of_twelve_decimals_and_a_huge_fleet_lose_nothing() {
        // 10 million dynos for a whole month of 31 days
        long usedMs = 10_000_000L * 744 * HOUR_MS;

        assertThat(rate("123456.123456789012", usedMs, YearMonth.of(2026, 3), "USD"))
                .isEqualTo("1234561234567.89");
        assertThat(rate("0.000000000001", usedMs, YearMonth.of(2026, 3), "USD")).isEqualTo("0.00");
    }

    @Test
    void any_amount_is_within_half_a_cent_of_the_exact_ratio() {
        long seed = 20260301L;
        var random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            var price = new BigDecimal(BigInteger.valueOf(random.nextLong(1_000_000_000_000L)), random.nextInt(13));
            long used = random.nextLong(2_678_400_000L);
            var month = YearMonth.of(2026, 1 + random.nextInt(12));
            var monthMs = BigDecimal.valueOf(month.lengthOfMonth() * 24L * HOUR_MS);
            var amount = new BigDecimal(rate(price.toPlainString(), used, month, "USD"));

            // |amount × month − price × used| ≤ month × 0.005, without a division
            var distance = amount.multiply(monthMs)
                    .subtract(price.multiply(BigDecimal.valueOf(used)))
                    .abs();
            assertThat(distance)
                    .as("seed %d, price %s, used %d, %s", seed, price, used, month)
                    .isLessThanOrEqualTo(monthMs.multiply(new BigDecimal("0.005")));
        }
    }

    @Test
    void a_reversal_negates_exactly() {
        var half = ExactAmount.of(new BigDecimal("0.005"));

        assertThat(half.rounded(Currency.getInstance("USD"))).isEqualTo("0.01");
        assertThat(half.times(-1).rounded(Currency.getInstance("USD"))).isEqualTo("-0.01");
    }

    @Test
    void an_amount_written_with_an_exponent_is_the_same_amount() {
        assertThat(ExactAmount.of(new BigDecimal("2E+3")).rounded(Currency.getInstance("USD")))
                .isEqualTo("2000.00");
    }

    private static String rate(String price, long usedMs, YearMonth month, String currency) {
        var days = new TreeMap<>(Map.of(month.atDay(1), Metered.level(new Usage(usedMs, usedMs, usedMs), 0)));
        Piece piece = new Offer("std", new CalendarProrated(new BigDecimal(price)))
                .piece(month, Months.dyno("shop", "web", "std"), days);
        return Rater.rate(new RatingInput(month, Currency.getInstance(currency), List.of(piece), List.of()))
                .total()
                .toPlainString();
    }
}
