package dev.treering.server.http.heroku;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.server.http.Json;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Apps in Heroku's shape. The CLI crashes without some members that mean nothing here; they are said to be null. */
final class AppJson {

    private AppJson() {}

    static ObjectNode of(AppView app) {
        UUID id = Ids.of(app.app());
        ObjectNode json = Json.object();
        json.put("id", id.toString()).put("name", app.name());
        json.set("owner", user(app.account()));
        json.set("build_stack", reference("cnb"));
        json.set("stack", reference("cnb"));
        json.set("region", reference("local"));
        json.set("generation", reference("fir"));
        json.put("created_at", app.createdAt().toString());
        json.put("updated_at", app.updatedAt().toString());
        if (app.release() > 0) {
            json.put("released_at", app.updatedAt().toString());
        } else {
            json.putNull("released_at");
        }
        json.put("maintenance", false).put("acm", false).put("create_status", "complete");
        json.put("process_tier", "production").put("joined", true).put("locked", false);
        json.put("git_url", "").put("web_url", "");
        for (String none : new String[] {
            "archived_at",
            "buildpack_provided_description",
            "internal_routing",
            "organization",
            "repo_size",
            "slug_size",
            "space",
            "team"
        }) {
            json.putNull(none);
        }
        return json;
    }

    /** What other resources say of their app. */
    static ObjectNode reference(AppView app) {
        return Json.object().put("id", Ids.of(app.app()).toString()).put("name", app.name());
    }

    /** Something that is known by its name alone. */
    static ObjectNode reference(String name) {
        return Json.object().put("id", Ids.derived("name", name).toString()).put("name", name);
    }

    /** Accounts have no mail address; the CLI shows what it takes for one. */
    static ObjectNode user(AccountId account) {
        return Json.object()
                .put("id", Ids.derived("account", account.value()).toString())
                .put("email", account.value());
    }
}
