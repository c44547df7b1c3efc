package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command.ForAccount.SetBudget;
import dev.treering.events.facts.AccountFact.BudgetSet;
import dev.treering.events.ledger.LedgerEntry.BudgetReached;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.SpendingFold.Spent;
import dev.treering.projections.statements.Forecast;
import dev.treering.server.fixture.OpenDoors;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final String PATH = "/v1/accounts/acme/budget";
    private static final BudgetSet FIVE_HUNDRED =
            new BudgetSet(ACME, Optional.of(new BigDecimal("500")), new TreeSet<>(List.of(50, 100)));

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    @Test
    void a_budget_is_set_with_what_of_it_is_to_be_told() {
        var answer = doors.post(PATH, "application/json", "{\"amount\":\"500\",\"thresholds\":\"100, 50\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(doors.platform.asked().getLast().command()).isEqualTo(new SetBudget(FIVE_HUNDRED));
    }

    @Test
    void a_budget_of_nothing_or_of_no_percentages_is_refused() {
        assertThat(doors.post(PATH, "application/json", "{\"amount\":\"0\"}").statusCode())
                .isEqualTo(422);
        assertThat(doors.post(PATH, "application/json", "{\"amount\":\"500\",\"thresholds\":\"half\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(doors.post(PATH, "application/json", "{\"amount\":\"500\",\"thresholds\":\"0\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void what_is_reached_and_what_the_month_is_going_to_come_to_is_shown() {
        doors.spent = new Spent(
                Optional.of(FIVE_HUNDRED),
                List.of(new BudgetReached(
                        YearMonth.of(2026, 3),
                        50,
                        new BigDecimal("500"),
                        new BigDecimal("251.10"),
                        LocalDate.of(2026, 3, 16))),
                Optional.of(new Forecast(
                        YearMonth.of(2026, 3),
                        LocalDate.of(2026, 3, 20),
                        Currency.getInstance("USD"),
                        new BigDecimal("310.00"),
                        new BigDecimal("480.50"))));

        assertThat(doors.get(PATH).body())
                .isEqualTo("{\"account\":\"acme\",\"amount\":\"500\",\"thresholds\":[50,100],"
                        + "\"reached\":[{\"month\":\"2026-03\",\"threshold\":50,\"budget\":\"500\","
                        + "\"spent\":\"251.10\",\"asOf\":\"2026-03-16\"}],"
                        + "\"forecast\":{\"month\":\"2026-03\",\"asOf\":\"2026-03-20\",\"currency\":\"USD\","
                        + "\"spent\":\"310.00\",\"monthEnd\":\"480.50\"}}");
    }

    @Test
    void without_a_budget_and_a_closed_day_there_is_nothing_to_show() {
        assertThat(doors.get(PATH).body()).isEqualTo("{\"account\":\"acme\",\"thresholds\":[],\"reached\":[]}");
    }
}
