package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.proof.BundleWriter;
import dev.treering.projections.proof.LineWanted;
import dev.treering.projections.proof.Proof;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Inquiries;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Proofs of lines, each one file. Folds one account's part of the log. */
final class Proving {

    private final Inquiries inquiries;

    Proving(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/v1/accounts/{account}/statements/{month}/proof", this::ofStatement),
                Route.anyKey("GET", "/v1/accounts/{account}/back-bills/{case}/proof", this::ofBackBill));
    }

    private Answer ofStatement(Call call) {
        var wanted = new LineWanted.OfStatement(
                call.account(),
                call.month(),
                call.query("mode", text -> BillingMode.valueOf(text.toUpperCase(Locale.ROOT)), "SHADOW or LIVE"),
                line(call));
        return answer(wanted, "no-such-statement");
    }

    private Answer ofBackBill(Call call) {
        var wanted =
                new LineWanted.OfBackBill(call.account(), call.path("case", CaseId::new, "a case's id"), line(call));
        return answer(wanted, "no-such-case");
    }

    private static int line(Call call) {
        return call.query("line", Integer::valueOf, "a line's number, from 1")
                .orElseThrow(() -> refused(400, "malformed", "the query parameter line is missing"));
    }

    /** The bytes of the bundle as they are: another way of writing it is another file. */
    private Answer answer(LineWanted wanted, String absent) {
        return switch (inquiries.proof(wanted)) {
            case Proof.Made(var bundle) -> new Answer(200, Answer.JSON, BundleWriter.write(bundle), Map.of());
            case Proof.NoDocument(String reason) -> throw refused(404, absent, reason);
            case Proof.NoLine(String reason) -> throw refused(422, "line-out-of-range", reason);
            case Proof.NotProvable(String reason) -> throw refused(409, "not-provable", reason);
        };
    }

    private static Refusal refused(int status, String kind, String detail) {
        return new Refusal(Refused.because(status, kind, detail));
    }
}
