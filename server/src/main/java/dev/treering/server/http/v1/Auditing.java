package dev.treering.server.http.v1;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Dates;
import dev.treering.server.http.Route;
import dev.treering.server.http.Verifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Verification of the ledgers against the log. */
final class Auditing {

    private final Verifier verifier;

    Auditing(Verifier verifier) {
        this.verifier = verifier;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", "/v1/audit/verify", this::verify),
                Route.admin("POST", "/v1/audit/resolutions", this::resolutions));
    }

    private Answer verify(Call call) {
        var account = call.query("account", AccountId::new, "an account's id");
        var month = call.query("month", Dates::month, "a month such as 2026-03");
        return answer(verifier.verify(account, month));
    }

    private Answer resolutions(Call call) {
        return answer(verifier.resolutions(call.query("account", AccountId::new, "an account's id")));
    }

    private static Answer answer(Verifier.Verification verification) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("verdict", verification.verdict().name());
        answer.put("exitCode", verification.verdict().exitCode());
        verification.report().forEach(answer::putIfAbsent);
        return Answer.json(200, answer);
    }
}
