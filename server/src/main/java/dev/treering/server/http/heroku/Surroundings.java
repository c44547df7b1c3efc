package dev.treering.server.http.heroku;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Json;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What the CLI asks for besides: who am I, which sizes are there, and lists of things that Treering has none of. */
final class Surroundings {

    private static final String NO_CHANGE = "2026-01-01T00:00:00Z";
    private static final List<String> NONE_HERE = List.of(
            "/account/features",
            "/account/keys",
            "/addon-attachments",
            "/addons",
            "/enterprise-accounts",
            "/oauth/authorizations",
            "/pipelines",
            "/spaces",
            "/teams",
            "/teams/permissions");
    private static final List<String> NONE_OF_AN_APP = List.of(
            "addon-attachments",
            "addons",
            "buildpack-installations",
            "builds",
            "domains",
            "features",
            "log-drains",
            "telemetry-drains",
            "webhooks");

    private final Tenancy tenancy;
    private final PlatformQueries platform;

    Surroundings(Tenancy tenancy, PlatformQueries platform) {
        this.tenancy = tenancy;
        this.platform = platform;
    }

    List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        for (String path : List.of("/account", "/users/{user}")) {
            routes.add(Route.anyKey("GET", path, this::account));
        }
        NONE_HERE.forEach(path -> routes.add(Route.anyKey("GET", path, _ -> Answer.json(200, List.of()))));
        NONE_OF_AN_APP.forEach(path -> routes.add(Route.anyKey("GET", "/apps/{app}/" + path, this::noneOfThisApp)));
        routes.add(Route.anyKey("GET", "/apps/{app}/config-vars", this::noConfiguration));
        routes.add(Route.anyKey("GET", "/apps/{app}/collaborators", this::collaborators));
        routes.add(Route.anyKey("GET", "/apps/{app}/pipeline-couplings", call -> {
            tenancy.app(call);
            throw new Refusal(Refused.because(404, "not-found", "Couldn't find that pipeline coupling."));
        }));
        routes.add(Route.anyKey("GET", "/apps/{app}/available-dyno-sizes", this::sizes));
        routes.add(Route.anyKey("GET", "/dyno-sizes", this::sizes));
        routes.add(Route.anyKey("GET", "/regions", _ -> Answer.json(200, List.of(region()))));
        routes.add(Route.anyKey("GET", "/stacks", _ -> Answer.json(200, List.of(stack()))));
        return routes;
    }

    private Answer account(Call call) {
        AccountId account = tenancy.account(call);
        ObjectNode json = AppJson.user(account);
        json.put("name", account.value()).put("beta", false).put("allow_tracking", false);
        json.put("verified", true).put("two_factor_authentication", false).put("federated", false);
        for (String none : new String[] {
            "default_organization",
            "default_team",
            "delinquent_at",
            "identity_provider",
            "last_login",
            "sms_number",
            "suspended_at"
        }) {
            json.putNull(none);
        }
        return Answer.json(200, dated(json));
    }

    private Answer noneOfThisApp(Call call) {
        tenancy.app(call);
        return Answer.json(200, List.of());
    }

    private Answer noConfiguration(Call call) {
        tenancy.app(call);
        return Answer.json(200, Map.of());
    }

    private Answer collaborators(Call call) {
        var app = tenancy.app(call);
        ObjectNode owner = Json.object();
        owner.put("id", Ids.derived("collaborator", app.app().value()).toString())
                .put("role", "owner");
        owner.set("user", AppJson.user(app.account()).put("federated", false));
        owner.set("app", AppJson.reference(app));
        owner.putArray("permissions");
        return Answer.json(200, List.of(dated(owner)));
    }

    /** The sizes that some price book knows. */
    private Answer sizes(Call call) {
        var sizes = platform.priceBooks().stream()
                .flatMap(book -> book.items().stream())
                .map(item -> item.sku().value())
                .distinct()
                .sorted()
                .map(AppJson::reference)
                .toList();
        return Answer.json(200, sizes);
    }

    private static ObjectNode region() {
        ObjectNode region = AppJson.reference("local");
        region.put("country", "").put("description", "Local").put("locale", "").put("private_capable", true);
        region.set("provider", Json.object().put("name", "treering").put("region", "local"));
        return dated(region);
    }

    private static ObjectNode stack() {
        return dated(AppJson.reference("cnb").put("default", true).put("state", "public"));
    }

    /** Things that came with the platform and do not change. */
    private static ObjectNode dated(ObjectNode json) {
        return json.put("created_at", NO_CHANGE).put("updated_at", NO_CHANGE);
    }
}
