package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForAccount.ConvertPilot;
import dev.treering.aggregates.decision.Command.ForAccount.EnrolInPilot;
import dev.treering.aggregates.decision.Command.ForAccount.WithdrawPilot;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Route;
import java.util.ArrayList;
import java.util.List;

/** Pilots: how they begin, on which terms, and how they end. Days are UTC. */
final class Pilots {

    private static final String DAY = "a day such as 2026-03-01";
    private static final String PILOT = "/v1/accounts/{account}/pilot";

    private final Asking asking;

    Pilots(Asking asking) {
        this.asking = asking;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", PILOT, this::enrol),
                Route.admin("POST", PILOT + "/convert", this::convert),
                Route.admin("POST", PILOT + "/withdraw", this::withdraw));
    }

    private Answer enrol(Call call) {
        AccountId account = call.account();
        var known = new ArrayList<>(List.of("from"));
        known.addAll(TermsFields.NAMES);
        var fields = Fields.of(call, known);
        var from = fields.text("from", Dates::day, DAY);
        var terms = TermsFields.of(fields);
        var command = fields.complete(() -> {
            terms.over(BackBillTerms.DEFAULT); // says which of them cannot be
            return new EnrolInPilot(account, from.orElseThrow(), terms);
        });
        return asking.ask(call, command, 200);
    }

    private Answer convert(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("from", "usage"));
        var from = fields.text("from", Dates::day, DAY);
        var usage = fields.text("usage", PilotUsage::valueOf, "BACK_BILL or WAIVE");
        return asking.ask(
                call, fields.complete(() -> new ConvertPilot(account, from.orElseThrow(), usage.orElseThrow())), 200);
    }

    private Answer withdraw(Call call) {
        AccountId account = call.account();
        var fields = Fields.of(call, List.of("reason"));
        var reason = fields.text("reason", BackBills::notEmpty, "a text that is not empty");
        return asking.ask(call, fields.complete(() -> new WithdrawPilot(account, reason.orElseThrow())), 200);
    }
}
