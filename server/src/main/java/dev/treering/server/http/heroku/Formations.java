package dev.treering.server.http.heroku;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.projections.query.PlatformQueries.DynoView;
import dev.treering.projections.query.PlatformQueries.FormationView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Json;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is to run of an app, and what runs. */
final class Formations {

    private static final int MOST_UPDATES = 100;

    private final Tenancy tenancy;
    private final Commands commands;
    private final PlatformQueries platform;

    Formations(Tenancy tenancy, Commands commands, PlatformQueries platform) {
        this.tenancy = tenancy;
        this.commands = commands;
        this.platform = platform;
    }

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/apps/{app}/formation", this::list),
                Route.anyKey("PATCH", "/apps/{app}/formation", this::updateAll),
                Route.anyKey("GET", "/apps/{app}/formation/{type}", this::show),
                Route.anyKey("PATCH", "/apps/{app}/formation/{type}", this::updateOne),
                Route.anyKey("GET", "/apps/{app}/dynos", this::dynos));
    }

    private Answer list(Call call) {
        AppView app = tenancy.app(call);
        return Answer.json(
                200,
                platform.formation(app.app()).stream()
                        .map(each -> json(app, each))
                        .toList());
    }

    private Answer show(Call call) {
        AppView app = tenancy.app(call);
        return current(app, call.path("type"))
                .map(each -> Answer.json(200, json(app, each)))
                .orElseThrow(() -> new Refusal(Refused.because(
                        404, "not-found", "Couldn't find that process type (" + call.path("type") + ").")));
    }

    /** Every update is read before the first is decided, so that a malformed one changes nothing. */
    private Answer updateAll(Call call) {
        AppView app = tenancy.app(call);
        JsonNode updates = Json.readObject(call.body()).path("updates");
        if (!updates.isArray() || updates.isEmpty() || updates.size() > MOST_UPDATES) {
            throw new Refusal(Refused.because(
                    422, "invalid_params", "Updates must be a list of 1 to " + MOST_UPDATES + " updates"));
        }
        Map<String, ForApp.Scale> scales = new LinkedHashMap<>();
        for (JsonNode update : updates) {
            String type = update.path("type").asString("");
            if (scales.put(type, ScaleRequest.of(app.app(), type, update)) != null) {
                throw new Refusal(Refused.because(422, "invalid_params", "Type " + type + " is there twice"));
            }
        }
        List<ObjectNode> formation = new ArrayList<>();
        scales.values().forEach(scale -> formation.add(scaled(call, app, scale)));
        return Answer.json(200, formation);
    }

    private Answer updateOne(Call call) {
        AppView app = tenancy.app(call);
        return Answer.json(
                200, scaled(call, app, ScaleRequest.of(app.app(), call.path("type"), Json.readObject(call.body()))));
    }

    /** The formation after the decision: as the read model has it, or where it is late, as the fact says. */
    private ObjectNode scaled(Call call, AppView app, ForApp.Scale scale) {
        var decided = commands.decide(call, scale, scale.process().value());
        return decided.facts().stream()
                .filter(FormationScaled.class::isInstance)
                .map(FormationScaled.class::cast)
                .filter(fact -> platform.position() < decided.position())
                .findFirst()
                .map(fact -> new FormationView(fact.process(), fact.quantity(), fact.size(), app.updatedAt()))
                .or(() -> current(app, scale.process().value()))
                .map(each -> json(app, each))
                .orElseThrow(() -> new Refusal(Refused.because(404, "not-found", "Couldn't find that process type.")));
    }

    private Optional<FormationView> current(AppView app, String type) {
        return platform.formation(app.app()).stream()
                .filter(each -> each.process().value().equals(type))
                .findFirst();
    }

    private Answer dynos(Call call) {
        AppView app = tenancy.app(call);
        return Answer.json(
                200,
                platform.dynos(app.app()).stream().map(each -> json(app, each)).toList());
    }

    private static ObjectNode json(AppView app, FormationView formation) {
        ProcessType process = formation.process();
        ObjectNode json = Json.object();
        json.put("id", Ids.derived("formation", app.app() + "/" + process).toString());
        json.put("type", process.value()).put("quantity", formation.quantity());
        json.put("size", formation.size().value()).put("command", "");
        json.set("dyno_size", AppJson.reference(formation.size().value()));
        json.set("app", AppJson.reference(app));
        json.put("created_at", app.createdAt().toString());
        json.put("updated_at", formation.updatedAt().toString());
        return json;
    }

    private static ObjectNode json(AppView app, DynoView dyno) {
        ObjectNode json = Json.object();
        json.put("id", Ids.derived("dyno", dyno.run().toString()).toString());
        json.put("name", dyno.name()).put("type", dyno.process().value());
        json.put("size", dyno.size().value()).put("state", "up").put("command", "");
        json.putNull("attach_url");
        json.set("app", AppJson.reference(app));
        json.set("release", Releases.reference(app));
        json.put("created_at", dyno.startedAt().toString());
        json.put("updated_at", dyno.startedAt().toString());
        return json;
    }
}
