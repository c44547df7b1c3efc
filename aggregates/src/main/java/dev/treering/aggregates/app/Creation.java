package dev.treering.aggregates.app;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForApp.Create;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AppId;
import java.util.HashMap;
import java.util.Map;

/**
 * What the creation of an app must know: the account, everything that ever held the id or the name.
 *
 * <p>A boundary of its own: a name is unique across apps, so no single app could tell.
 *
 * @param apps by id, those that were created with the name, and the one that has the id
 */
record Creation(boolean accountOpen, Map<AppId, App> apps) {

    static final Creation NOTHING_KNOWN = new Creation(false, Map.of());

    Creation {
        apps = Map.copyOf(apps);
    }

    Creation evolve(Fact fact) {
        return switch (fact) {
            case AccountFact.Opened _ -> new Creation(true, apps);
            case AppFact told -> {
                var next = new HashMap<>(apps);
                next.put(
                        told.app(),
                        next.getOrDefault(told.app(), new App.Unborn()).evolve(told));
                yield new Creation(accountOpen, next);
            }
            default -> this;
        };
    }

    Decision decide(Create command) {
        if (!accountOpen) {
            return refused(Rejection.NO_SUCH_ACCOUNT, "there is no account " + command.account());
        }
        return switch (apps.getOrDefault(command.app(), new App.Unborn())) {
            case App.Deleted _ ->
                refused(Rejection.APP_DELETED, "app " + command.app() + " was deleted; an id is never used again");
            case App.Running app when same(app, command) -> nothingToDo();
            case App.Running _ -> refused(Rejection.APP_EXISTS, "there is an app " + command.app() + " already");
            case App.Unborn _
            when taken() ->
                refused(
                        Rejection.NAME_TAKEN,
                        "the name " + command.name() + " is taken; it is free once that app is deleted");
            case App.Unborn _ -> Decision.of(new AppFact.Created(command.account(), command.app(), command.name()));
        };
    }

    private boolean taken() {
        return apps.values().stream().anyMatch(App.Running.class::isInstance);
    }

    private static boolean same(App.Running app, Create command) {
        return app.account().equals(command.account()) && app.name().equals(command.name());
    }
}
