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
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final String PATH = "/v1/accounts/acme/budget";
    private static final BudgetSet FIVE_HUNDRED =
            new BudgetSet(ACME, Optional.of(new BigDecimal("500")), new TreeSet<>(List.of(50, 100)));

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
        doors.post("/v1/accounts", OpenDoors.JSON, "{\"account\":\"acme\",\"currency\":\"USD\"}");
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
    void a_budget_without_an_amount_is_none_any_more() {
        doors.post(PATH, OpenDoors.JSON, "{}");

        assertThat(doors.platform.asked().getLast().command())
                .isEqualTo(new SetBudget(new BudgetSet(ACME, Optional.empty(), new TreeSet<>(List.of(100)))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"amount":"0"}                            | /amount
            {"amount":"-5"}                           | /amount
            {"amount":500}                            | /amount
            {"amount":"500 USD"}                      | /amount
            {"amount":"500","thresholds":"half"}      | /thresholds
            {"amount":"500","thresholds":"0"}         | /thresholds
            {"amount":"500","thresholds":"50,1001"}   | /thresholds
            {"amount":"500","thresholds":[50]}        | /thresholds
            {"amount":"500","month":"2026-03"}        | /month
            {"amount":"x","thresholds":"y"}           | /amount /thresholds
            """)
    void a_budget_of_nothing_or_of_no_percentages_is_refused(String body, String pointers) {
        int before = doors.platform.asked().size();

        var answer = doors.post(PATH, OpenDoors.JSON, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(OpenDoors.json(answer)
                        .path("problems")
                        .valueStream()
                        .map(each -> each.path("pointer").asString()))
                .containsExactly(pointers.split(" "));
        assertThat(doors.platform.asked()).hasSize(before);
    }

    @Test
    void a_key_of_an_account_shows_its_own_budget_and_sets_none() {
        assertThat(asAcme(doors.bare(PATH))).isEqualTo(200);
        assertThat(asAcme(doors.bare("/v1/accounts/bcme/budget"))).isEqualTo(403);
        assertThat(asAcme(doors.bare(PATH).POST(BodyPublishers.ofString("{}")))).isEqualTo(403);
    }

    private int asAcme(HttpRequest.Builder request) {
        return doors.send(request.header("Authorization", "Bearer " + doors.acmeKey))
                .statusCode();
    }

    @Test
    void what_is_not_there_is_told_so() {
        assertThat(doors.get("/v1/accounts/lost/budget").body()).contains("404", "there is no account lost");
        assertThat(doors.get(PATH + "?month=March").body())
                .contains("400", "month is 'March'; allowed is a month such as 2026-03");
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
                .isEqualTo("{\"account\":\"acme\",\"amount\":\"500.00\",\"thresholds\":[50,100],"
                        + "\"reached\":[{\"month\":\"2026-03\",\"threshold\":50,\"budget\":\"500.00\","
                        + "\"spent\":\"251.10\",\"asOf\":\"2026-03-16\"}],"
                        + "\"forecast\":{\"month\":\"2026-03\",\"asOf\":\"2026-03-20\",\"currency\":\"USD\","
                        + "\"spent\":\"310.00\",\"monthEnd\":\"480.50\"}}");
    }

    @Test
    void without_a_budget_and_a_closed_day_there_is_nothing_to_show() {
        assertThat(doors.get(PATH).body()).isEqualTo("{\"account\":\"acme\",\"thresholds\":[],\"reached\":[]}");
    }
}
