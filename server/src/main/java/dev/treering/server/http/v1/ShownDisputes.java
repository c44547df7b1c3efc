package dev.treering.server.http.v1;

import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.projections.query.ShadowQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import java.util.Map;

/** Disputes as they stand, and what became of the usage that an account's pilot left pending. */
final class ShownDisputes {

    private final ShadowQueries shadow;
    private final PlatformQueries platform;

    ShownDisputes(ShadowQueries shadow, PlatformQueries platform) {
        this.shadow = shadow;
        this.platform = platform;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("GET", Disputes.DISPUTES, this::list),
                Route.admin("GET", "/v1/accounts/{account}/pending", this::pending));
    }

    private Answer list(Call call) {
        AccountView account = known(call);
        var usage = shadow.usage(account.account());
        return Answer.json(
                200,
                Map.of(
                        "disputes",
                        shadow.disputes(account.account()).stream()
                                .map(dispute -> DisputeJson.of(dispute, usage, account.currency()))
                                .toList()));
    }

    private Answer pending(Call call) {
        AccountView account = known(call);
        return Answer.json(
                200, PendingJson.of(account, shadow.usage(account.account()), shadow.disputes(account.account())));
    }

    private AccountView known(Call call) {
        return platform.account(call.account())
                .orElseThrow(() ->
                        new Refusal(Refused.because(404, "no-such-account", "there is no account " + call.account())));
    }
}
