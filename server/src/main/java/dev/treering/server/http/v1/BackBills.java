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
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Back-bill cases, step by step; {@link ShownBackBills} shows them. Days are UTC. */
final class BackBills {

    private static final String DAY = "a day such as 2026-03-01";
    private static final String ID = "a text of 1 to 255 characters";
    private static final String TEXT = "a text that is not empty";
    private static final String HASH = "64 hexadecimal digits";
    static final String CASES = "/v1/accounts/{account}/back-bills";
    static final String CASE = CASES + "/{case}";

    private final Asking asking;
    private final KnownCases cases;

    BackBills(Asking asking, KnownCases cases) {
        this.asking = asking;
        this.cases = cases;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", CASES, this::propose),
                Route.admin("POST", CASE + "/notice", this::notice),
                Route.admin(
                        "POST",
                        CASE + "/approve",
                        call -> ofNewest(call, (id, hash, by) -> new ApproveBackBill(call.account(), id, hash, by))),
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

    private Answer notice(Call call) {
        var fields = Fields.of(call, List.of("hash", "evidence", "by"));
        var hash = fields.text("hash", Hash::parse, HASH);
        var evidence = fields.text("evidence", BackBills::notEmpty, TEXT);
        String by = by(fields, call);
        var command = fields.complete(
                () -> new SendNotice(call.account(), id(call), hash.orElseThrow(), evidence.orElseThrow(), by));
        cases.mustBeNewest(call.account(), command.billingCase(), command.hash());
        return asking.ask(call, command, 200);
    }

    /** What is said of a case by somebody. */
    private interface Saying<T> {
        ForBilling of(CaseId id, T what, String by);
    }

    /** What only makes sense of the computation that is shown. A release may name another: the ledger holds it, and says why. */
    private Answer ofNewest(Call call, Saying<Hash> saying) {
        return byHash(call, (id, hash, by) -> {
            cases.mustBeNewest(call.account(), id, hash);
            return saying.of(id, hash, by);
        });
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

    static CaseId id(Call call) {
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
}
