package dev.treering.server.http.heroku;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Json;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Apps: created, shown, deleted. */
final class Apps {

    private final Tenancy tenancy;
    private final Commands commands;
    private final PlatformQueries platform;
    private final InstantSource clock;

    Apps(Tenancy tenancy, Commands commands, PlatformQueries platform, InstantSource clock) {
        this.tenancy = tenancy;
        this.commands = commands;
        this.platform = platform;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/apps", call -> list(tenancy.visible(call))),
                Route.anyKey("GET", "/users/{user}/apps", call -> list(tenancy.own(call))),
                Route.anyKey("POST", "/apps", this::create),
                Route.anyKey("GET", "/apps/{app}", call -> Answer.json(200, AppJson.of(tenancy.app(call)))),
                Route.anyKey("DELETE", "/apps/{app}", this::delete));
    }

    private static Answer list(List<AppView> apps) {
        return Answer.json(200, apps.stream().map(AppJson::of).toList());
    }

    /** A repeated wish makes the same app: its id, and with it its name, follow from the wish. */
    private Answer create(Call call) {
        AccountId account = tenancy.account(call);
        UUID id = Commands.wish(call)
                .map(wish -> Ids.derived("wish", account + "/" + call.caller().subject() + "/" + wish))
                .orElseGet(UUID::randomUUID);
        JsonNode asked = call.body().length == 0 ? Json.object() : Json.readObject(call.body());
        String name = asked.path("name").isString() ? asked.path("name").stringValue() : Names.forApp(id);
        if (!Names.isAppName(name)) {
            throw new Refusal(Refused.because(
                    422,
                    "invalid_params",
                    "Name must start with a letter, end with a letter or digit and can only contain lowercase letters,"
                            + " digits, and dashes, 3 to 30 of them"));
        }
        var app = new AppId(id.toString());
        commands.decide(call, new ForApp.Create(account, app, name), "");
        var now = clock.instant();
        var shown = platform.app(id.toString()).orElse(new AppView(app, account, name, 0, "", now, now));
        return Answer.json(201, AppJson.of(shown));
    }

    private Answer delete(Call call) {
        AppView app = tenancy.app(call);
        commands.decide(call, new ForApp.Delete(app.app()), "");
        return Answer.json(200, AppJson.of(app));
    }
}
