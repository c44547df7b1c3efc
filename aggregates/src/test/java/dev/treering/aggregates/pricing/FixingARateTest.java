package dev.treering.aggregates.pricing;

import dev.treering.aggregates.decision.Command.ForRates.FixFxRate;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class FixingARateTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate MARCH_1 = LocalDate.parse("2026-03-01");

    private final DecisionFixture rates = DecisionFixture.of(PricingRules.ALL);

    private static FxRateFixed dollar(String rate, LocalDate from) {
        return new FxRateFixed(USD, EUR, new BigDecimal(rate), from, "ECB");
    }

    @Test
    void a_rate_is_fixed_from_an_open_day() {
        rates.given(new ClockFact.DayClosed(MARCH_1.minusDays(1)))
                .when(new FixFxRate(dollar("0.92", MARCH_1)))
                .then(dollar("0.92", MARCH_1));
    }

    @Test
    void what_a_closed_day_costs_does_not_change() {
        rates.given(new ClockFact.DayClosed(MARCH_1))
                .when(new FixFxRate(dollar("0.92", MARCH_1)))
                .thenRefused(Rejection.DAY_CLOSED, "2026-03-01", "2026-03-02 or later");
        rates.given(new ClockFact.PeriodClosed(YearMonth.of(2026, 3)), new ClockFact.DayClosed(MARCH_1))
                .when(new FixFxRate(dollar("0.92", MARCH_1.plusDays(30))))
                .thenRefused(Rejection.DAY_CLOSED, "2026-04-01 or later");
    }

    @Test
    void the_same_again_is_nothing_new_even_when_the_day_is_closed() {
        rates.given(dollar("0.92", MARCH_1), new ClockFact.DayClosed(MARCH_1))
                .when(new FixFxRate(dollar("0.920", MARCH_1)))
                .thenNothing();
    }

    @Test
    void a_pair_has_one_rate_from_a_day() {
        rates.given(dollar("0.92", MARCH_1))
                .when(new FixFxRate(dollar("0.93", MARCH_1)))
                .thenRefused(
                        Rejection.RATE_FIXED, "one USD is fixed at 0.92 EUR from 2026-03-01 by ECB", "another day");
        rates.given(dollar("0.92", MARCH_1))
                .when(new FixFxRate(dollar("0.93", MARCH_1.plusDays(1))))
                .then(dollar("0.93", MARCH_1.plusDays(1)));
    }

    @Test
    void the_other_way_round_is_another_pair() {
        var euro = new FxRateFixed(EUR, USD, new BigDecimal("1.08"), MARCH_1, "ECB");

        rates.given(dollar("0.92", MARCH_1)).when(new FixFxRate(euro)).then(euro);
    }

    @Test
    void somebody_says_so() {
        rates.when(new FixFxRate(new FxRateFixed(USD, EUR, BigDecimal.ONE, MARCH_1, " ")))
                .thenRefused(Rejection.MALFORMED, "source is empty");
    }
}
