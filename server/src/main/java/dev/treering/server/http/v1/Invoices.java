package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForInvoice;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.query.InvoiceQueries;
import dev.treering.projections.query.InvoiceQueries.InvoiceView;
import dev.treering.projections.query.InvoiceQueries.State;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Invoices, and what may become of them. A key of an account opens the account's own. */
final class Invoices {

    private static final Set<String> STATES = Set.of("DRAFTED", "PARKED", "ISSUED", "DELIVERED", "PAID", "VOIDED");
    private static final String TEXT = "a text that is not empty";
    private static final String DAY = "a day such as 2026-03-01";

    private final InvoiceQueries invoices;
    private final LedgerQueries ledgers;
    private final Asking asking;

    Invoices(InvoiceQueries invoices, LedgerQueries ledgers, Asking asking) {
        this.invoices = invoices;
        this.ledgers = ledgers;
        this.asking = asking;
    }

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/v1/invoices", this::list),
                Route.anyKey("GET", "/v1/invoices/{number}", this::show),
                Route.admin("POST", "/v1/invoices/{number}/void", this::voiding),
                Route.admin("POST", "/v1/invoices/{number}/paid", this::paid),
                Route.admin("POST", "/v1/invoices/{number}/credit-notes", this::credit));
    }

    private Answer list(Call call) {
        var month = call.query("month", Dates::month, "a month such as 2026-03");
        Optional<AccountId> account = call.query("account", AccountId::new, "an account's id");
        Optional<String> state = call.query("state", Invoices::state, "one of " + String.join(", ", STATES));
        if (!call.caller().isAdmin() && account.filter(call.caller()::mayActFor).isEmpty()) {
            throw new Refusal(Refused.because(403, "forbidden", "name an account that this key opens: ?account="));
        }
        var shown = new ArrayList<InvoiceJson>();
        if (state.isEmpty() || isOfInvoice(state.get())) {
            invoices.invoices(month, account, state.map(State::valueOf)).stream()
                    .map(InvoiceJson::of)
                    .forEach(shown::add);
        }
        if (state.isEmpty() || !isOfInvoice(state.get())) {
            invoices.openClaims(month, account).stream()
                    .map(InvoiceJson::of)
                    .filter(each -> state.isEmpty() || each.state().equals(state.get()))
                    .forEach(shown::add);
        }
        return Answer.json(200, Map.of("invoices", shown));
    }

    private static boolean isOfInvoice(String state) {
        return !state.equals("DRAFTED") && !state.equals("PARKED");
    }

    private static String state(String text) {
        String state = text.toUpperCase(Locale.ROOT);
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException(text);
        }
        return state;
    }

    private Answer show(Call call) {
        InvoiceNumber number = number(call);
        InvoiceView invoice = invoices.invoice(number)
                .filter(found -> call.caller().mayActFor(found.account()))
                .orElseThrow(
                        () -> new Refusal(Refused.because(404, "no-such-invoice", "there is no invoice " + number)));
        var story = new ArrayList<InvoiceJson.Told>();
        story.add(new InvoiceJson.Told(
                "issued",
                invoice.issuedAt().toString(),
                Optional.of(invoice.issuedOn().toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        invoices.story(number).stream()
                .map(happening -> InvoiceJson.Told.of(happening, invoice.currency()))
                .forEach(story::add);
        return Answer.json(200, InvoiceJson.of(invoice).with(lines(invoice), story));
    }

    private Optional<List<StatementJson.Line>> lines(InvoiceView invoice) {
        return invoice.source().kind() == Kind.STATEMENT
                ? ledgers.statements(invoice.account(), invoice.source().period()).stream()
                        .filter(each -> each.hash().equals(invoice.source().hash()))
                        .map(each -> each.statement().lines().stream()
                                .map(StatementJson.Line::of)
                                .toList())
                        .findFirst()
                : Optional.of(invoices
                        .backBillLines(invoice.account(), invoice.source().sequence())
                        .stream()
                        .map(StatementJson.Line::of)
                        .toList());
    }

    private Answer voiding(Call call) {
        InvoiceNumber number = number(call);
        var fields = Fields.of(call, List.of("reason"));
        var reason = fields.text("reason", Invoices::notEmpty, TEXT);
        var command = fields.complete(() ->
                new ForInvoice.Void(number, reason.orElseThrow(), call.caller().subject()));
        return asking.ask(call, command, 200);
    }

    private Answer paid(Call call) {
        InvoiceNumber number = number(call);
        var fields = Fields.of(call, List.of("on", "reference"));
        var on = fields.text("on", Dates::day, DAY);
        var reference = fields.text("reference", text -> text, "a text", "");
        var command = fields.complete(() -> new ForInvoice.MarkPaid(number, on.orElseThrow(), reference.orElseThrow()));
        return asking.ask(call, command, 200);
    }

    private Answer credit(Call call) {
        InvoiceNumber number = number(call);
        var fields = Fields.of(call, List.of("amount", "reason"));
        var amount = fields.decimal("amount");
        var reason = fields.text("reason", Invoices::notEmpty, TEXT);
        var command = fields.complete(() -> new ForInvoice.Credit(
                number,
                amount.orElseThrow(),
                reason.orElseThrow(),
                call.caller().subject()));
        return asking.ask(call, command, 201);
    }

    private static InvoiceNumber number(Call call) {
        return call.path("number", InvoiceNumber::parse, "a number such as INV-000042");
    }

    private static String notEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }
}
