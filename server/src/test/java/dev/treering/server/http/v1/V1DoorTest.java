package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.events.fixture.Examples;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.query.LedgerQueries.StatementView;
import dev.treering.server.fixture.OpenDoors;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class V1DoorTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final String BOOK = """
            id: list
            version: 1
            currency: USD
            effectiveFrom: 2026-01-01
            items:
              - sku: dyno-1c-4gb
                price: { model: calendar-prorated, amount: "80", per: month }
            """;

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private HttpResponse<String> post(String path, String json) {
        return doors.post(path, OpenDoors.JSON, json);
    }

    @Test
    void an_account_is_opened_and_shown() {
        var opened = post("/v1/accounts", "{\"account\":\"acme\",\"name\":\"Acme\",\"currency\":\"EUR\"}");

        assertThat(opened.statusCode()).isEqualTo(201);
        assertThat(opened.body()).isEqualTo("{\"changed\":false,\"position\":0,\"readable\":true}");
        assertThat(doors.platform.asked().getFirst().command())
                .isEqualTo(new ForAccount.Open(ACME, "Acme", Currency.getInstance("EUR"), "net-new"));
        assertThat(doors.platform.asked().getFirst().at()).isEqualTo(OpenDoors.NOW);
        assertThat(doors.get("/v1/accounts/acme").body())
                .isEqualTo("{\"account\":\"acme\",\"name\":\"Acme\",\"currency\":\"EUR\",\"cohort\":\"net-new\","
                        + "\"openedAt\":\"2026-03-10T12:00:00Z\",\"priceBooks\":[]}");
        assertThat(OpenDoors.json(doors.get("/v1/accounts")).path("accounts")).hasSize(1);
        assertThat(doors.get("/v1/accounts/other").statusCode()).isEqualTo(404);
    }

    @Test
    void every_problem_of_a_body_is_told_at_once() {
        var answer = post("/v1/accounts", "{\"account\":\"\",\"name\":7,\"currency\":\"DOLLAR\",\"colour\":1}");

        JsonNode problem = OpenDoors.json(answer);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(problem.path("type").stringValue()).isEqualTo("urn:treering:problem:invalid");
        assertThat(problem.path("problems")
                        .valueStream()
                        .map(each -> each.path("pointer").stringValue()))
                .containsExactlyInAnyOrder("/account", "/name", "/currency", "/colour");
        assertThat(doors.platform.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /v1/accounts/acme/live       | {"from":"2026-04"}                                    | 422
            /v1/accounts/acme/live       | {"from":"2026-04-31"}                                 | 422
            /v1/accounts/acme/live       | {"from":"+12026-04-01"}                               | 422
            /v1/accounts/acme/pilot      | {}                                                    | 422
            /v1/accounts/acme/price-book | {"priceBook":"list","version":0,"from":"2026-04-01"}  | 422
            /v1/accounts/acme/price-book | {"priceBook":"list","version":1.5,"from":"2026-04-01"}| 422
            /v1/accounts/acme/live       | [1]                                                   | 400
            /v1/accounts/acme/live       | {"from":"2026-04-01","from":"2026-05-01"}             | 400
            /v1/accounts/acme/live       | {"from":                                              | 400
            /v1/close/day/2026-13-01     | {}                                                    | 400
            /v1/close/period/2026-3      | {}                                                    | 400
            """)
    void what_cannot_be_meant_is_refused_before_it_is_asked(String path, String body, int status) {
        assertThat(post(path, body).statusCode()).isEqualTo(status);
        assertThat(doors.platform.asked()).isEmpty();
    }

    @Test
    void an_account_is_scheduled_and_priced_by_commands() {
        post("/v1/accounts/acme/pilot", "{\"from\":\"2026-03-01\"}");
        post("/v1/accounts/acme/live", "{\"from\":\"2026-04-01\"}");
        post("/v1/accounts/acme/price-book", "{\"priceBook\":\"list\",\"version\":2,\"from\":\"2026-03-01\"}");

        assertThat(doors.platform.asked())
                .extracting(asked -> (Object) asked.command())
                .containsExactly(
                        new ForAccount.EnrolInPilot(ACME, LocalDate.of(2026, 3, 1)),
                        new ForAccount.ScheduleLive(ACME, LocalDate.of(2026, 4, 1)),
                        new ForAccount.AssignPriceBook(
                                ACME, new PriceBookVersion("list", 2), LocalDate.of(2026, 3, 1)));
    }

    @Test
    void a_gate_that_refuses_tells_all_its_reasons() {
        doors.platform.answerAlways(new Outcome.Refused(Rejection.DAYS_OPEN, "2026-03-30 is open\n2026-03-31 is open"));

        var answer = post("/v1/close/period/2026-03", "");

        JsonNode problem = OpenDoors.json(answer);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(problem.path("title").stringValue()).isEqualTo("days open");
        assertThat(problem.path("problems")
                        .valueStream()
                        .map(each -> each.path("detail").stringValue()))
                .containsExactly("2026-03-30 is open", "2026-03-31 is open");
    }

    @Test
    void every_rejection_has_a_status_of_a_refusal() {
        for (Rejection rejection : Rejection.values()) {
            doors.platform.answerAlways(new Outcome.Refused(rejection, "because"));
            assertThat(post("/v1/close/day/2026-03-01", "").statusCode()).isIn(404, 409, 422);
        }
    }

    @Test
    void a_price_book_is_checked_published_and_shown() {
        var checked = doors.post("/v1/price-books?check=true", "application/yaml", BOOK);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(doors.platform.priceBooks()).isEmpty();

        assertThat(doors.post("/v1/price-books", "application/yaml", BOOK).statusCode())
                .isEqualTo(201);

        JsonNode shown = OpenDoors.json(doors.get("/v1/price-books/list/1"));
        assertThat(shown.path("items").path(0).toString())
                .isEqualTo(
                        "{\"sku\":\"dyno-1c-4gb\",\"model\":\"calendar-prorated\",\"amount\":\"80\",\"per\":\"month\","
                                + "\"price\":\"80 a month, by its part of the calendar month\",\"terms\":[]}");
        assertThat(shown.path("source").stringValue()).isEqualTo(BOOK);
        assertThat(doors.send(doors.request("/v1/price-books/list/1").header("Accept", "application/yaml"))
                        .body())
                .isEqualTo(BOOK);
        assertThat(OpenDoors.json(doors.get("/v1/price-books")).path("priceBooks"))
                .hasSize(1);
        assertThat(doors.get("/v1/price-books/list/2").statusCode()).isEqualTo(404);
        assertThat(doors.get("/v1/price-books/list/0").statusCode()).isEqualTo(400);
    }

    @Test
    void a_price_book_with_mistakes_is_refused_with_every_place() {
        var answer = doors.post(
                "/v1/price-books",
                "application/yaml",
                BOOK.replace("USD", "YEN").replace("version: 1", "version: 0"));

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode problems = OpenDoors.json(answer).path("problems");
        assertThat(problems.valueStream().map(each -> each.path("line").intValue()))
                .containsExactly(2, 3);
        assertThat(problems.path(1).path("message").stringValue()).contains("YEN", "ISO 4217");
        assertThat(problems.path(1).path("column").intValue()).isEqualTo(11);
    }

    @Test
    void usage_as_csv_is_exactly_the_agreed_columns() {
        cell("shop", "2026-03-01", new Usage(86_400_000, 86_399_500, 86_399_000));
        cell("a,\"b\"", "2026-03-31", new Usage(1, 2, 1));
        cell("shop", "2026-04-01", new Usage(5, 5, 5));

        var answer = doors.send(doors.request("/v1/accounts/acme/usage/2026-03").header("Accept", "text/csv"));

        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8; header=present");
        assertThat(answer.body()).isEqualTo("""
                        account,app,process,size,day,commanded_ms,observed_ms,billable_ms
                        acme,shop,web,dyno-1c-4gb,2026-03-01,86400000,86399500,86399000
                        acme,"a,""b""\",web,dyno-1c-4gb,2026-03-31,1,2,1
                        """);
    }

    @Test
    void usage_as_json_has_the_same_cells() {
        cell("shop", "2026-03-01", new Usage(7, 5, 4, 30, 20, 10));

        assertThat(doors.get("/v1/accounts/acme/usage/2026-03").body())
                .isEqualTo("{\"account\":\"acme\",\"month\":\"2026-03\",\"cells\":[{\"kind\":\"DYNO\",\"app\":\"shop\","
                        + "\"process\":\"web\",\"size\":\"dyno-1c-4gb\",\"day\":\"2026-03-01\","
                        + "\"commandedMs\":7,\"observedMs\":5,\"billableMs\":4,"
                        + "\"unservedMs\":3,\"overrunMs\":1,\"crashMs\":30,\"lostMs\":20,\"maintenanceMs\":10,"
                        + "\"dynoStarts\":1,\"revision\":0}],\"counters\":[]}");
    }

    @Test
    void what_is_no_dyno_time_is_in_the_json_and_not_in_the_csv() {
        var plan = new Resource(ResourceKind.ADD_ON, "shop", "db", new Sku("postgres-small"));
        var egress = new Resource(ResourceKind.USAGE, "shop", "byte", new Sku("egress"));
        var build = new Resource(ResourceKind.BUILD, "shop", "arm64", new Sku("build"));
        var day = LocalDate.parse("2026-03-01");
        doors.ledgers.cells.add(new CellMetered(plan, day, 0, new Usage(9, 9, 9), 0, 4, 9));
        doors.ledgers.counters.add(
                new CounterMetered(egress, day, 1, new Count(new BigDecimal("0.30"), 2, new BigDecimal("0.2")), 4, 9));
        doors.ledgers.counters.add(new CounterMetered(
                build, day, 0, new Count(new BigDecimal("61000"), 1, new BigDecimal("61000")), 4, 9));

        JsonNode json = OpenDoors.json(doors.get("/v1/accounts/acme/usage/2026-03"));
        var csv = doors.send(doors.request("/v1/accounts/acme/usage/2026-03").header("Accept", "text/csv"));

        assertThat(json.path("cells").path(0).toString())
                .startsWith("{\"kind\":\"ADD_ON\",\"app\":\"shop\",\"name\":\"db\",\"sku\":\"postgres-small\",");
        assertThat(json.path("counters").toString())
                .isEqualTo(
                        "[{\"kind\":\"USAGE\",\"app\":\"shop\",\"meter\":\"egress\",\"unit\":\"byte\","
                                + "\"day\":\"2026-03-01\",\"quantity\":\"0.30\",\"events\":2,\"peak\":\"0.2\",\"revision\":1},"
                                + "{\"kind\":\"BUILD\",\"app\":\"shop\",\"meter\":\"build\",\"arch\":\"arm64\",\"unit\":\"ms\","
                                + "\"day\":\"2026-03-01\",\"quantity\":\"61000\",\"events\":1,\"peak\":\"61000\",\"revision\":0}]");
        assertThat(csv.body()).isEqualTo("account,app,process,size,day,commanded_ms,observed_ms,billable_ms\n");
    }

    private void cell(String app, String day, Usage usage) {
        var resource = Resource.dyno(new AppId(app), Examples.WEB, Examples.SMALL);
        doors.ledgers.cells.add(new CellMetered(resource, LocalDate.parse(day), 0, usage, 1, 4, 9));
    }

    @Test
    void a_shadow_statement_says_that_it_is_not_an_invoice() {
        state(BillingMode.SHADOW);

        assertThat(doors.get("/v1/accounts/acme/statements/2026-03").body())
                .isEqualTo("{\"account\":\"acme\",\"period\":\"2026-03\",\"mode\":\"SHADOW\","
                        + "\"notice\":\"This is not an invoice.\",\"currency\":\"USD\",\"priceBook\":\"list@1\","
                        + "\"lines\":[{\"kind\":\"USAGE\",\"resourceKind\":\"DYNO\","
                        + "\"app\":\"shop\",\"appName\":\"shop\",\"process\":\"web\",\"sku\":\"dyno-1c-4gb\","
                        + "\"quantityMs\":7003000,\"commandedMs\":7200000,\"observedMs\":7100000,"
                        + "\"unservedMs\":200000,\"overrunMs\":100000,\"quantity\":\"1.945\",\"unit\":\"hour\","
                        + "\"priceBook\":\"list@1\",\"unitPrice\":\"80.50\",\"listAmount\":\"0.24\",\"amount\":\"0.21\","
                        + "\"tax\":{\"category\":\"standard\",\"jurisdiction\":\"NL\",\"percent\":\"21\"},"
                        + "\"detail\":\"12.5 % off\",\"corrects\":{\"period\":\"2026-02\",\"day\":\"2026-02-10\"}}],"
                        + "\"total\":\"0.21\",\"sequence\":5,\"hash\":\"" + Hash.NONE + "\"}");
    }

    @Test
    void in_a_month_that_goes_live_part_way_the_live_statement_is_shown_and_the_other_named() {
        state(BillingMode.SHADOW);
        state(BillingMode.LIVE);

        JsonNode live = OpenDoors.json(doors.get("/v1/accounts/acme/statements/2026-03"));
        JsonNode shadow = OpenDoors.json(doors.get("/v1/accounts/acme/statements/2026-03?mode=shadow"));

        assertThat(live.path("mode").stringValue()).isEqualTo("LIVE");
        assertThat(live.has("notice")).isFalse();
        assertThat(live.path("otherModes").toString()).isEqualTo("[\"SHADOW\"]");
        assertThat(shadow.path("mode").stringValue()).isEqualTo("SHADOW");
        assertThat(OpenDoors.json(doors.get("/v1/statements?month=2026-03")).path("statements"))
                .hasSize(2);
        assertThat(OpenDoors.json(doors.get("/v1/statements?month=2026-04")).path("statements"))
                .isEmpty();
        assertThat(doors.get("/v1/statements?month=March").statusCode()).isEqualTo(400);
    }

    private void state(BillingMode mode) {
        var example = (StatementIssued) Examples.entries().get(1);
        var statement =
                new StatementIssued(YearMonth.of(2026, 3), mode, example.currency(), example.lines(), example.total());
        doors.ledgers.statements.add(new StatementView(ACME, statement, 5, Hash.NONE));
    }

    @Test
    void a_statement_that_is_withheld_is_missing_for_a_reason() {
        assertThat(OpenDoors.json(doors.get("/v1/accounts/acme/statements/2026-03"))
                        .path("title")
                        .stringValue())
                .isEqualTo("no such statement");
        doors.ledgers.withheld.add(new StatementWithheld(
                YearMonth.of(2026, 3),
                BillingMode.LIVE,
                StatementWithheld.Reason.SKU_NOT_PRICED,
                "dyno-1c-4gb is not in list@1"));

        var answer = doors.get("/v1/accounts/acme/statements/2026-03");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(OpenDoors.json(answer)
                        .path("problems")
                        .path(0)
                        .path("detail")
                        .stringValue())
                .isEqualTo("SKU_NOT_PRICED: dyno-1c-4gb is not in list@1");
    }

    @Test
    void a_verification_tells_its_verdict_and_the_exit_code() {
        JsonNode verified = OpenDoors.json(post("/v1/audit/verify?account=acme&month=2026-03", ""));

        assertThat(verified.path("verdict").stringValue()).isEqualTo("MISMATCH");
        assertThat(verified.path("exitCode").intValue()).isEqualTo(1);
        assertThat(verified.path("account").stringValue()).isEqualTo("acme");
    }

    @Test
    void status_tells_how_far_everything_has_come() {
        assertThat(doors.get("/v1/status?awaitSettled=5").body())
                .isEqualTo("{\"version\":\"0-test\",\"head\":-1,\"platform\":-1,\"settled\":7,\"lag\":0,"
                        + "\"time\":\"2026-03-10T12:00:00Z\",\"kafka\":\"kafka.test:9092\","
                        + "\"cluster\":\"http://cluster.test:6443\",\"deadLetters\":0,"
                        + "\"seals\":{\"size\":2,\"exposedEntries\":1,\"exposedSeconds\":3600},"
                        + "\"remarks\":[\"shop: no such size\"]}");
    }

    @Test
    void status_tells_an_account_nothing_of_where_the_parts_are() {
        var answer = doors.send(doors.bare("/v1/status").header("Authorization", "Bearer " + doors.acmeKey));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"settled\":7")
                .doesNotContain("kafka", "cluster", "deadLetters", "seals", "remarks");
    }
}
