package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Inquiries;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Locale;

/** Why lines are what they are. Folds one account's part of the log. */
final class Explaining {

    private final Inquiries inquiries;

    Explaining(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/v1/accounts/{account}/statements/{month}/explanation", this::line),
                Route.anyKey("GET", "/v1/accounts/{account}/back-bills/{case}/explanation", this::backBill));
    }

    private Answer line(Call call) {
        var account = call.account();
        var month = call.month();
        var mode = call.query("mode", text -> BillingMode.valueOf(text.toUpperCase(Locale.ROOT)), "SHADOW or LIVE");
        var choice = new LineChoice(
                call.query("line", Integer::valueOf, "a line's number, from 1"),
                call.query("app"),
                call.query("process"),
                call.query("sku"));
        var day = call.query("day", Dates::day, "a day such as 2026-03-10");
        var statement = inquiries
                .explained(account, month, mode)
                .orElseThrow(() ->
                        missing("no-such-statement", "no statement of " + account + " for " + month + " was issued"));
        return ExplanationJson.of(statement, choice, day)
                .map(explained -> Answer.json(200, explained))
                .orElseThrow(() -> missing(
                        "no-such-line",
                        "the statement of " + account + " for " + month + " has "
                                + statement.statement().lines().size() + " lines and none that is asked for"));
    }

    private Answer backBill(Call call) {
        var account = call.account();
        var wanted = call.path("case", CaseId::new, "a case's id");
        return inquiries
                .explained(account, wanted)
                .map(explained -> Answer.json(200, CaseExplanationJson.of(explained)))
                .orElseThrow(() -> missing("no-such-case", "no case " + wanted + " of " + account + " was posted"));
    }

    private static Refusal missing(String kind, String detail) {
        return new Refusal(Refused.because(404, kind, detail));
    }
}
