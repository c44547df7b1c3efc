package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command.ForInvoice;
import dev.treering.aggregates.decision.Outcome;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.store.NewFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.query.InvoiceQueries.Happening;
import dev.treering.projections.query.InvoiceQueries.InvoiceView;
import dev.treering.projections.query.InvoiceQueries.OpenClaim;
import dev.treering.projections.query.InvoiceQueries.State;
import dev.treering.server.fixture.OpenDoors;
import dev.treering.server.invoicing.Dues;
import dev.treering.server.invoicing.delivery.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class InvoicesTest {

    private static final InvoiceNumber FIRST = new InvoiceNumber("INV", 1);
    private static final Source SOURCE = new Source(Kind.STATEMENT, Dues.MARCH, 7, Hash.NONE);

    private static final String NOT_CLOSED =
            "month 2026-03 is not closed, and has no live statements before it is: close its days"
                    + " (`close day`), then it by `close period 2026-03`, and run it again";

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private static InvoiceView invoice(InvoiceNumber number, String account, State state) {
        return new InvoiceView(
                number,
                10 + number.number(),
                new AccountId(account),
                SOURCE,
                Currency.getInstance("USD"),
                new BigDecimal("12.50"),
                LocalDate.of(2026, 4, 3),
                LocalDate.of(2026, 5, 3),
                OpenDoors.NOW,
                BigDecimal.ZERO,
                state);
    }

    private JsonNode post(String path, String json, int status) {
        var answer = doors.post(path, OpenDoors.JSON, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return OpenDoors.json(answer);
    }

    @Test
    void a_step_of_a_run_says_what_it_issued_what_it_parked_and_where_the_next_begins() {
        doors.invoices.due.add(Dues.of("acme", "10.00").due());
        doors.invoices.due.add(Dues.of("bcme", "20.00").due());
        doors.invoices.due.add(new Dues("ccme", "30.00", 1, 1, "30.01", 2, "USD", 7).due());

        var first = post("/v1/invoice-runs", "{\"month\":\"2026-03\",\"limit\":2}", 200);
        var second = post(
                "/v1/invoice-runs",
                "{\"month\":\"2026-03\",\"limit\":2,\"after\":\""
                        + first.path("next").asString() + "\"}",
                200);

        assertThat(first.path("of").asInt()).isEqualTo(3);
        assertThat(first.path("issued").asInt()).isEqualTo(2);
        assertThat(first.path("first").asString()).isEqualTo("INV-000001");
        assertThat(first.path("last").asString()).isEqualTo("INV-000002");
        assertThat(second.path("issued").asInt()).isZero();
        assertThat(second.path("parked").get(0).path("account").asString()).isEqualTo("ccme");
        assertThat(second.has("next")).isFalse();
    }

    private void closed(YearMonth month) {
        var id = new FactId("test", "closed-" + month);
        doors.store.append(
                Optional.empty(), List.of(NewFact.of(id, OpenDoors.NOW, new ClockFact.PeriodClosed(month), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"month\":\"2026-03\"}", "{\"month\":\"2026-03\",\"draft\":true}"})
    void a_month_that_is_not_closed_is_not_run_and_a_later_run_is(String body) {
        closed(Dues.MARCH.minusMonths(1));
        var refused = post("/v1/invoice-runs", body, 409);
        assertThat(refused.path("type").asString()).isEqualTo("urn:treering:problem:month-not-closed");
        assertThat(refused.path("detail").asString()).isEqualTo(NOT_CLOSED);

        closed(Dues.MARCH);
        doors.invoices.due.add(Dues.of("acme", "10.00").due());
        var run = post("/v1/invoice-runs", body, 200);

        assertThat(run.path("considered").asInt()).isEqualTo(1);
        assertThat(run.path("drafted").asInt()).isEqualTo(1);
        assertThat(run.has("note")).isFalse();
    }

    @Test
    void a_closed_month_in_which_nothing_is_due_comes_to_nothing() {
        closed(Dues.MARCH);

        assertThat(post("/v1/invoice-runs", "{\"month\":\"2026-03\"}", 200)
                        .path("of")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void a_case_is_invoiced_in_the_month_it_was_posted_in_before_that_is_closed_and_the_run_says_so() {
        doors.invoices.due.add(Dues.of("acme", "10.00").backBill(9));

        var first = post("/v1/invoice-runs", "{\"month\":\"2026-03\"}", 200);
        var run = post(
                "/v1/invoice-runs",
                "{\"month\":\"2026-03\",\"after\":\"" + first.path("next").asString() + "\"}",
                200);

        assertThat(first.path("note").asString()).isEqualTo(NOT_CLOSED);
        assertThat(run.path("issued").asInt()).isEqualTo(1);
        assertThat(run.has("note")).isFalse();
    }

    @Test
    void no_invoice_is_issued_in_the_series_of_credit_notes() {
        var refused = post("/v1/invoice-runs", "{\"month\":\"2026-03\",\"series\":\"CN\"}", 422);

        assertThat(refused.toString()).contains("series is 'CN'");
    }

    @Test
    void a_step_of_a_delivery_notes_what_the_provider_took_and_tells_what_it_refused() {
        doors.invoices.invoices.add(invoice(FIRST, "acme", State.ISSUED));
        doors.invoices.invoices.add(invoice(FIRST.next(), "gone", State.ISSUED));
        doors.provider.answerNext(each -> each.account().value().equals("gone")
                ? new Answer.Refused("no such customer")
                : new Answer.Taken("ref-1"));

        var step = post("/v1/invoice-deliveries", "{\"month\":\"2026-03\"}", 200);

        assertThat(step.path("delivered").asInt()).isEqualTo(1);
        assertThat(step.path("refused").get(0).path("invoice").asString()).isEqualTo("INV-000002");
        assertThat(doors.log.facts())
                .extracting(submission -> submission.fact())
                .containsExactly(new InvoiceFact.Delivered(new AccountId("acme"), FIRST, "memory", "ref-1"));
    }

    @Test
    void invoices_are_listed_with_what_is_parked_and_shown_with_their_story() {
        doors.invoices.invoices.add(invoice(FIRST, "acme", State.DELIVERED));
        doors.invoices.open.add(new OpenClaim(
                new AccountId("bcme"),
                SOURCE,
                Optional.empty(),
                Optional.empty(),
                Optional.of("its lines come to 1"),
                OpenDoors.NOW));
        doors.invoices.happenings.add(new Happening(
                "DELIVERED", OpenDoors.NOW, Optional.empty(), Optional.empty(), Optional.empty(), "memory", "ref-1"));

        var all = OpenDoors.json(doors.get("/v1/invoices")).path("invoices");
        var parked = OpenDoors.json(doors.get("/v1/invoices?state=parked")).path("invoices");
        var shown = OpenDoors.json(doors.get("/v1/invoices/INV-000001"));

        assertThat(all).hasSize(2);
        assertThat(parked).hasSize(1);
        assertThat(parked.get(0).path("reason").asString()).isEqualTo("its lines come to 1");
        assertThat(shown.path("total").asString()).isEqualTo("12.50");
        assertThat(shown.path("credited").asString()).isEqualTo("0.00");
        assertThat(shown.path("story").get(0).path("what").asString()).isEqualTo("issued");
        assertThat(shown.path("story").get(1).path("detail").asString()).isEqualTo("ref-1");
        assertThat(doors.get("/v1/invoices/INV-000009").statusCode()).isEqualTo(404);
        assertThat(doors.get("/v1/invoices/9").statusCode()).isEqualTo(400);
        assertThat(doors.get("/v1/invoices?state=lost").statusCode()).isEqualTo(400);
    }

    @Test
    void a_key_of_an_account_opens_its_own_invoices_only() {
        doors.invoices.invoices.add(invoice(FIRST, "acme", State.ISSUED));
        doors.invoices.invoices.add(invoice(FIRST.next(), "bcme", State.ISSUED));

        assertThat(asAcme("/v1/invoices")).isEqualTo(403);
        assertThat(asAcme("/v1/invoices?account=bcme")).isEqualTo(403);
        assertThat(asAcme("/v1/invoices?account=acme")).isEqualTo(200);
        assertThat(asAcme("/v1/invoices/INV-000001")).isEqualTo(200);
        assertThat(asAcme("/v1/invoices/INV-000002")).isEqualTo(404);
    }

    private int asAcme(String path) {
        return doors.send(doors.bare(path).header("Authorization", "Bearer " + doors.acmeKey))
                .statusCode();
    }

    @Test
    void void_paid_and_credit_are_commands_in_the_name_of_who_asks() {
        doors.platform.answerAlways(new Outcome.Decided(List.of(), -1));

        post("/v1/invoices/INV-000001/void", "{\"reason\":\"wrong address\"}", 200);
        post("/v1/invoices/INV-000001/paid", "{\"on\":\"2026-04-20\",\"reference\":\"wire-1\"}", 200);
        post("/v1/invoices/INV-000001/credit-notes", "{\"amount\":\"2.50\",\"reason\":\"outage\"}", 201);
        post("/v1/invoices/INV-000001/void", "{\"reason\":\" \"}", 422);

        assertThat(doors.platform.asked())
                .extracting(asked -> asked.command())
                .containsExactly(
                        new ForInvoice.Void(FIRST, "wrong address", "admin"),
                        new ForInvoice.MarkPaid(FIRST, LocalDate.of(2026, 4, 20), "wire-1"),
                        new ForInvoice.Credit(FIRST, new BigDecimal("2.50"), "outage", "admin"));
    }

    @Test
    void what_may_not_be_is_refused_with_the_reason() {
        doors.platform.answerAlways(new Outcome.Refused(Rejection.INVOICE_PAID, "it was paid"));
        assertThat(post("/v1/invoices/INV-000001/void", "{\"reason\":\"x\"}", 409)
                        .path("detail")
                        .asString())
                .isEqualTo("it was paid");

        doors.platform.answerAlways(new Outcome.Refused(Rejection.BEFORE_ISSUE, "it was issued later"));
        assertThat(post("/v1/invoices/INV-000001/paid", "{\"on\":\"2026-03-01\"}", 409)
                        .path("type")
                        .asString())
                .isEqualTo("urn:treering:problem:before-issue");

        doors.platform.answerAlways(new Outcome.Refused(Rejection.NO_SUCH_INVOICE, "there is none"));
        post("/v1/invoices/INV-000001/void", "{\"reason\":\"x\"}", 404);
    }
}
