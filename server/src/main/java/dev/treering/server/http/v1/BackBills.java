package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForBilling;
import dev.treering.aggregates.decision.Command.ForBilling.ApproveBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.ProposeBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.RejectBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.ReleaseBackBill;
import dev.treering.aggregates.decision.Command.ForBilling.SendNotice;
import dev.treering.aggregates.decision.Command.ForBilling.WaiveBackBill;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.backbilling.ComputationText;
import dev.treering.projections.query.BackBillQueries;
import dev.treering.projections.query.BackBillQueries.CaseView;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Back-bill cases, step by step. Days are UTC. */
final class BackBills {

    private static final String DAY = "a day such as 2026-03-01";
    private static final String ID = "a text of 1 to 255 characters";
    private static final String TEXT = "a text that is not empty";
    private static final String HASH = "64 hexadecimal digits";
    private static final String CASES = "/v1/accounts/{account}/back-bills";
    private static final String CASE = CASES + "/{case}";

    private final Asking asking;
    private final BackBillQueries cases;
    private final PlatformQueries platform;

    BackBills(Asking asking, BackBillQueries cases, PlatformQueries platform) {
        this.asking = asking;
        this.cases = cases;
        this.platform = platform;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", CASES, this::propose),
                Route.admin("GET", CASES, this::list),
                Route.admin("GET", CASE, call -> Answer.json(200, theCase(call).json())),
                Route.admin("GET", CASE + "/computation", this::computation),
                Route.admin("POST", CASE + "/notice", this::notice),
                Route.admin(
                        "POST",
                        CASE + "/approve",
                        call -> byHash(call, (id, hash, by) -> new ApproveBackBill(call.account(), id, hash, by))),
                Route.admin(
                        "POST",
                        CASE + "/release",
                        call -> byHash(call, (id, hash, by) -> new ReleaseBackBill(call.account(), id, hash, by))),
                Route.admin(
                        "POST",
                        CASE + "/reject",
                        call -> because(call, (id, why, by) -> new RejectBackBill(call.account(), id, why, by))),
                Route.admin(
                        "POST",
                        CASE + "/waive",
                        call -> because(call, (id, why, by) -> new WaiveBackBill(call.account(), id, why, by))));
    }

    private Answer propose(Call call) {
        AccountId account = call.account();
        var known = new ArrayList<>(List.of("case", "from", "until", "exclusions", "by"));
        known.addAll(TermsFields.NAMES);
        var fields = Fields.of(call, known);
        var id = fields.text("case", CaseId::new, ID);
        var from = fields.text("from", Dates::day, DAY);
        var until = fields.text("until", Dates::day, DAY);
        var terms = TermsFields.of(fields);
        var exclusions = fields.objects("exclusions", List.of("from", "until", "app", "reason"));
        var wanted = exclusions.stream().map(BackBills::exclusion).toList();
        String by = by(fields, call);
        return asking.ask(
                call,
                fields.complete(() -> new ProposeBackBill(
                        account,
                        id.orElseThrow(),
                        from.orElseThrow(),
                        until.orElseThrow(),
                        terms,
                        wanted.stream().flatMap(Optional::stream).toList(),
                        by)),
                201);
    }

    private static Optional<Exclusion> exclusion(Fields fields) {
        var from = fields.text("from", Dates::day, DAY);
        var until = fields.text("until", Dates::day, DAY);
        var app = fields.optional("app", AppId::new, ID);
        var reason = fields.text("reason", BackBills::notEmpty, TEXT);
        return from.isEmpty() || until.isEmpty() || reason.isEmpty()
                ? Optional.empty()
                : fields.made(() -> new Exclusion(from.get(), until.get(), app, reason.get()));
    }

    private Answer list(Call call) {
        return Answer.json(
                200,
                Map.of("backBills", known(call).stream().map(Known::json).toList()));
    }

    /** A case, and how far it has come. */
    private record Known(CaseView view, CaseProgress progress) {
        BackBillJson json() {
            return BackBillJson.of(view, progress);
        }
    }

    private List<Known> known(Call call) {
        AccountView account = platform.account(call.account())
                .orElseThrow(() -> new Refusal(
                        Refused.because(404, "no-such-account", "there is no account " + call.account())));
        List<CaseView> views = cases.backBills(account.account());
        return views.stream()
                .map(view -> new Known(
                        view,
                        CaseProgress.of(
                                view,
                                view != views.getLast(),
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
        CaseId id = id(call);
        return known(call).stream()
                .filter(each -> each.view().id().equals(id))
                .findFirst()
                .orElseThrow(() -> none("there is no case " + id));
    }

    private Answer notice(Call call) {
        var fields = Fields.of(call, List.of("hash", "evidence", "by"));
        var hash = fields.text("hash", Hash::parse, HASH);
        var evidence = fields.text("evidence", BackBills::notEmpty, TEXT);
        String by = by(fields, call);
        return asking.ask(
                call,
                fields.complete(
                        () -> new SendNotice(call.account(), id(call), hash.orElseThrow(), evidence.orElseThrow(), by)),
                200);
    }

    /** What is said of a case by somebody. */
    private interface Saying<T> {
        ForBilling of(CaseId id, T what, String by);
    }

    private Answer byHash(Call call, Saying<Hash> saying) {
        var fields = Fields.of(call, List.of("hash", "by"));
        var hash = fields.text("hash", Hash::parse, HASH);
        String by = by(fields, call);
        return asking.ask(call, fields.complete(() -> saying.of(id(call), hash.orElseThrow(), by)), 200);
    }

    private Answer because(Call call, Saying<String> saying) {
        var fields = Fields.of(call, List.of("reason", "by"));
        var reason = fields.text("reason", BackBills::notEmpty, TEXT);
        String by = by(fields, call);
        return asking.ask(call, fields.complete(() -> saying.of(id(call), reason.orElseThrow(), by)), 200);
    }

    private static CaseId id(Call call) {
        return call.path("case", CaseId::new, ID);
    }

    /** Who says it: as the admin's key names them, which all share for now; or the key itself. */
    static String by(Fields fields, Call call) {
        return fields.optional("by", text -> notEmpty(text).strip(), TEXT)
                .orElse(call.caller().subject());
    }

    static String notEmpty(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    private static Refusal none(String detail) {
        return new Refusal(Refused.because(404, "no-such-case", detail));
    }
}
