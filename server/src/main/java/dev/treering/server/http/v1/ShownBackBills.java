package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.backbilling.ComputationText;
import dev.treering.projections.query.BackBillQueries.CaseView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import dev.treering.server.http.v1.KnownCases.Known;
import java.util.List;
import java.util.Map;

/** Back-bill cases as they are shown: how far they have come, and the text whose hash is approved. */
final class ShownBackBills {

    private final KnownCases cases;

    ShownBackBills(KnownCases cases) {
        this.cases = cases;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("GET", BackBills.CASES, this::list),
                Route.admin(
                        "GET",
                        BackBills.CASE,
                        call -> Answer.json(200, theCase(call).json())),
                Route.admin("GET", BackBills.CASE + "/computation", this::computation));
    }

    private Answer list(Call call) {
        return Answer.json(
                200,
                Map.of(
                        "backBills",
                        cases.of(call.account()).stream().map(Known::json).toList()));
    }

    /** The text whose SHA-256 people approve. */
    private Answer computation(Call call) {
        Known found = theCase(call);
        CaseView view = found.view();
        return found.progress()
                .figures()
                .map(figures -> Answer.text(
                        200, "text/plain; charset=utf-8", ComputationText.of(view.account(), view.id(), figures)))
                .orElseThrow(() -> none("case " + view.id() + " is not computed yet"));
    }

    private Known theCase(Call call) {
        CaseId id = BackBills.id(call);
        return cases.of(call.account()).stream()
                .filter(each -> each.view().id().equals(id))
                .findFirst()
                .orElseThrow(() -> none("there is no case " + id));
    }

    private static Refusal none(String detail) {
        return new Refusal(Refused.because(404, "no-such-case", detail));
    }
}
