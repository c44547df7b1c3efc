package dev.treering.aggregates.app;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForApp.AttachAddOn;
import dev.treering.aggregates.decision.Command.ForApp.ChangeAddOnPlan;
import dev.treering.aggregates.decision.Command.ForApp.DetachAddOn;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The add-ons of an app, and those it had: a name is never used again.
 *
 * @param plans by name; empty for one that is detached
 */
record AddOns(Map<String, Optional<Sku>> plans) {

    static final AddOns NONE = new AddOns(Map.of());

    AddOns {
        plans = Map.copyOf(plans);
    }

    AddOns with(String addOn, Sku plan) {
        return with(addOn, Optional.of(plan));
    }

    AddOns without(String addOn) {
        return with(addOn, Optional.empty());
    }

    private AddOns with(String addOn, Optional<Sku> plan) {
        var next = new TreeMap<>(plans);
        next.put(addOn, plan);
        return new AddOns(next);
    }

    static Decision decide(App.Running app, AttachAddOn command) {
        var known = app.addOns().plans().get(command.addOn());
        if (known == null) {
            return Decision.of(
                    new AppFact.AddOnAttached(app.account(), command.app(), command.addOn(), command.plan()));
        }
        return known.equals(Optional.of(command.plan()))
                ? nothingToDo()
                : refused(
                        Rejection.ADD_ON_EXISTS,
                        "add-on " + command.addOn() + " of app " + command.app() + " is "
                                + known.map(plan -> "on plan " + plan).orElse("detached; its name is not used again"));
    }

    static Decision decide(App.Running app, ChangeAddOnPlan command) {
        return app.addOns()
                .ifAttached(
                        command.app(),
                        command.addOn(),
                        plan -> plan.equals(command.plan())
                                ? nothingToDo()
                                : Decision.of(new AppFact.AddOnPlanChanged(
                                        app.account(), command.app(), command.addOn(), command.plan())));
    }

    /** Detaching what is detached is no mistake. */
    static Decision decide(App.Running app, DetachAddOn command) {
        return Optional.empty().equals(app.addOns().plans().get(command.addOn()))
                ? nothingToDo()
                : app.addOns()
                        .ifAttached(
                                command.app(),
                                command.addOn(),
                                _ -> Decision.of(
                                        new AppFact.AddOnDetached(app.account(), command.app(), command.addOn())));
    }

    private Decision ifAttached(AppId app, String addOn, Function<Sku, Decision> decide) {
        return Optional.ofNullable(plans.get(addOn))
                .flatMap(Function.identity())
                .map(decide)
                .orElseGet(() -> refused(
                        Rejection.NO_SUCH_ADD_ON,
                        "app " + app + " has no add-on " + addOn + "; attached are " + attached()));
    }

    private String attached() {
        var names = new TreeMap<>(plans);
        names.values().removeIf(Optional::isEmpty);
        return names.isEmpty() ? "none" : String.join(", ", names.keySet());
    }
}
