package dev.treering.server.http.heroku;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.server.access.Caller.Scope;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import java.util.List;
import java.util.Optional;

/** Whom a caller acts for, and which apps it sees. What a caller may not see is not there. */
final class Tenancy {

    private final PlatformQueries platform;
    private final AccountId defaultAccount;

    Tenancy(PlatformQueries platform, AccountId defaultAccount) {
        this.platform = platform;
        this.defaultAccount = defaultAccount;
    }

    /** The account that a caller's new apps belong to. */
    AccountId account(Call call) {
        return switch (call.caller().scope()) {
            case Scope.Admin _ -> defaultAccount;
            case Scope.OfAccount(var own) -> own;
        };
    }

    /** Every app the caller sees; an admin sees those of all accounts. */
    List<AppView> visible(Call call) {
        return switch (call.caller().scope()) {
            case Scope.Admin _ -> platform.apps(Optional.empty());
            case Scope.OfAccount(var own) -> platform.apps(Optional.of(own));
        };
    }

    /** The caller's own apps. */
    List<AppView> own(Call call) {
        return platform.apps(Optional.of(account(call)));
    }

    /** The app that the path names, by name, by id, or by the UUID this door shows for it; 404 where the caller sees none. */
    AppView app(Call call) {
        String named = call.path("app");
        return platform.app(named)
                .or(() -> shownAs(call, named))
                .filter(app -> call.caller().mayActFor(app.account()))
                .orElseThrow(() -> new Refusal(Refused.because(404, "not-found", "Couldn't find that app.")));
    }

    private Optional<AppView> shownAs(Call call, String named) {
        return Ids.uuid(named)
                .flatMap(uuid -> visible(call).stream()
                        .filter(app -> Ids.of(app.app()).equals(uuid))
                        .findFirst());
    }
}
