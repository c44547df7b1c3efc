package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.CaseId;
import dev.treering.projections.backbilling.ComputationText;
import dev.treering.projections.query.BackBillQueries;
import dev.treering.projections.query.BackBillQueries.CaseView;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Map;

/** Back-bill cases as they are shown: how far they have come, and the text whose hash is approved. */
final class ShownBackBills {

    private final BackBillQueries cases;
    private final PlatformQueries platform;

    ShownBackBills(BackBillQueries cases, PlatformQueries platform) {
        this.cases = cases;
        this.platform = platform;
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
                200, Map.of("backBills", known(call).stream().map(Known::json).toList()));
    }

    /** A case, and how far it has come. */
    private record Known(CaseView view, CaseProgress progress) {
        BackBillJson json() {
            return BackBillJson.of(view, progress);
        }
    }

    private List<Known> known(Call call) {
        AccountView account = platform.account(call.account())
                .orElseThrow(() ->
                        new Refusal(Refused.because(404, "no-such-account", "there is no account " + call.account())));
        List<CaseView> views = cases.backBills(account.account());
        return views.stream()
                .map(view -> new Known(
                        view,
                        CaseProgress.of(
                                view,
                                !view.id().equals(views.getLast().id()),
                                account.liveFrom().isPresent())))
                .toList();
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
        return known(call).stream()
                .filter(each -> each.view().id().equals(id))
                .findFirst()
                .orElseThrow(() -> none("there is no case " + id));
    }

    private static Refusal none(String detail) {
        return new Refusal(Refused.because(404, "no-such-case", detail));
    }
}
