package dev.treering.server.http.v1;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.server.http.Answer;
import dev.treering.server.http.Call;
import dev.treering.server.http.Refusal;
import dev.treering.server.http.Refused;
import dev.treering.server.http.Route;
import java.util.List;

/** What an app is billed by besides its dynos: whose it is, maintenance, add-ons. The path names it by its name or its id. */
final class AppTerms {

    private static final String ID = "a text of 1 to 255 characters";
    private static final String ADD_ON = "the add-on's name";

    private final PlatformQueries platform;
    private final Asking asking;

    AppTerms(PlatformQueries platform, Asking asking) {
        this.platform = platform;
        this.asking = asking;
    }

    List<Route> routes() {
        return List.of(
                Route.admin("POST", "/v1/apps/{app}/transfer", this::transfer),
                Route.admin("POST", "/v1/apps/{app}/maintenance", this::maintenance),
                Route.admin("POST", "/v1/apps/{app}/add-ons", this::attach),
                Route.admin("POST", "/v1/apps/{app}/add-ons/{addOn}/plan", this::change),
                Route.admin("DELETE", "/v1/apps/{app}/add-ons/{addOn}", this::detach));
    }

    private Answer transfer(Call call) {
        var fields = Fields.of(call, List.of("to"));
        var to = fields.text("to", AccountId::new, ID);
        return asking.ask(call, fields.complete(() -> new ForApp.Transfer(app(call), to.orElseThrow())), 200);
    }

    private Answer maintenance(Call call) {
        var fields = Fields.of(call, List.of("on"));
        var on = fields.truth("on");
        return asking.ask(call, fields.complete(() -> new ForApp.SetMaintenance(app(call), on.orElseThrow())), 200);
    }

    private Answer attach(Call call) {
        var fields = Fields.of(call, List.of("addOn", "plan"));
        var addOn = fields.text("addOn", AppTerms::name, ID);
        var plan = fields.text("plan", Sku::new, ID);
        var command = fields.complete(() -> new ForApp.AttachAddOn(app(call), addOn.orElseThrow(), plan.orElseThrow()));
        return asking.ask(call, command, 200);
    }

    private Answer change(Call call) {
        String addOn = call.path("addOn", AppTerms::name, ADD_ON);
        var fields = Fields.of(call, List.of("plan"));
        var plan = fields.text("plan", Sku::new, ID);
        return asking.ask(
                call, fields.complete(() -> new ForApp.ChangeAddOnPlan(app(call), addOn, plan.orElseThrow())), 200);
    }

    private Answer detach(Call call) {
        String addOn = call.path("addOn", AppTerms::name, ADD_ON);
        return asking.ask(call, new ForApp.DetachAddOn(app(call), addOn), 200);
    }

    private AppId app(Call call) {
        String name = call.path("app");
        return platform.app(name)
                .map(AppView::app)
                .orElseThrow(() -> new Refusal(Refused.because(404, "no-such-app", "there is no app " + name)));
    }

    /** The rules of a SKU are those of any name. */
    private static String name(String text) {
        return new Sku(text).value();
    }
}
