package dev.treering.server.http.heroku;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.events.facts.AppFact.Released;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Json;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Releases. The read models keep the newest one only, so only that one is listed. */
final class Releases {

    private final Tenancy tenancy;
    private final Commands commands;

    Releases(Tenancy tenancy, Commands commands) {
        this.tenancy = tenancy;
        this.commands = commands;
    }

    List<Route> routes() {
        return List.of(
                Route.anyKey("GET", "/apps/{app}/releases", this::list),
                Route.anyKey("GET", "/apps/{app}/releases/{release}", this::show),
                Route.anyKey("POST", "/apps/{app}/releases", this::create));
    }

    private Answer list(Call call) {
        AppView app = tenancy.app(call);
        return Answer.json(200, app.release() == 0 ? List.of() : List.of(json(app)));
    }

    private Answer show(Call call) {
        AppView app = tenancy.app(call);
        String wanted = call.path("release");
        ObjectNode newest = json(app);
        boolean there = app.release() > 0
                && (wanted.equals("current")
                        || wanted.equals(Integer.toString(app.release()))
                        || wanted.equals(newest.path("id").stringValue()));
        if (!there) {
            throw new Refusal(Refused.because(404, "not-found", "Couldn't find that release."));
        }
        return Answer.json(200, newest);
    }

    /** Releases an image: {@code {"oci_image": "registry/app@sha256:…"}}. */
    private Answer create(Call call) {
        AppView app = tenancy.app(call);
        JsonNode image = Json.readObject(call.body()).path("oci_image");
        if (!image.isString() || image.stringValue().isBlank()) {
            throw new Refusal(Refused.because(
                    422, "invalid_params", "Oci_image is " + image + "; allowed is the reference of an image"));
        }
        var decided = commands.decide(call, new ForApp.Release(app.app(), image.stringValue(), ""), "");
        int version = decided.facts().stream()
                .filter(Released.class::isInstance)
                .mapToInt(fact -> ((Released) fact).version())
                .findFirst()
                .orElse(app.release());
        var released = new AppView(
                app.app(), app.account(), app.name(), version, image.stringValue(), app.createdAt(), app.updatedAt());
        return Answer.json(201, json(released));
    }

    static ObjectNode reference(AppView app) {
        return Json.object().put("id", id(app)).put("version", app.release());
    }

    private static ObjectNode json(AppView app) {
        ObjectNode json = reference(app);
        json.put("description", "Deploy " + app.image())
                .put("status", "succeeded")
                .put("current", true);
        json.put("eligible_for_rollback", false);
        json.set("user", AppJson.user(app.account()));
        json.set("app", AppJson.reference(app));
        json.set(
                "oci_image",
                Json.object().put("id", Ids.derived("image", app.image()).toString()));
        json.putNull("slug").putNull("output_stream_url");
        json.putArray("addon_plan_names");
        json.putArray("artifacts");
        json.put("created_at", app.updatedAt().toString())
                .put("updated_at", app.updatedAt().toString());
        return json;
    }

    private static String id(AppView app) {
        return Ids.derived("release", app.app() + "/" + app.release()).toString();
    }
}
