package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForBilling.DisputeCells;
import dev.treering.aggregates.decision.Command.ForBilling.ResolveDispute;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.DisputeResolved.Resolution;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Route;
import java.util.List;

/** Usage that customers dispute. Days are UTC. */
final class Disputes {

    private static final String DAY = "a day such as 2026-03-01";
    private static final String TEXT = "a text that is not empty";
    static final String DISPUTES = "/v1/accounts/{account}/disputes";

    private final Asking asking;

    Disputes(Asking asking) {
        this.asking = asking;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", DISPUTES, this::open),
                Route.admin("POST", DISPUTES + "/{dispute}/resolve", this::resolve));
    }

    private Answer open(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("dispute", "from", "until", "app", "reason", "by"));
        var dispute = fields.text("dispute", BackBills::notEmpty, TEXT);
        var from = fields.text("from", Dates::day, DAY);
        var until = fields.text("until", Dates::day, DAY);
        var app = fields.optional("app", AppId::new, TEXT);
        var reason = fields.text("reason", BackBills::notEmpty, TEXT);
        String by = BackBills.by(fields, call);
        return asking.ask(
                call,
                fields.complete(() -> new DisputeCells(new CellsDisputed(
                        account,
                        dispute.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow(),
                        app,
                        reason.orElseThrow(),
                        by))),
                201);
    }

    private Answer resolve(Call call) {
        AccountId account = call.account();
        String dispute = call.path("dispute");
        var fields = Fields.of(call, List.of("resolution", "reason", "by"));
        var resolution = fields.text("resolution", Resolution::valueOf, "UPHELD or REJECTED");
        var reason = fields.text("reason", BackBills::notEmpty, TEXT);
        String by = BackBills.by(fields, call);
        return asking.ask(
                call,
                fields.complete(() -> new ResolveDispute(
                        new DisputeResolved(account, dispute, resolution.orElseThrow(), reason.orElseThrow(), by))),
                200);
    }
}
