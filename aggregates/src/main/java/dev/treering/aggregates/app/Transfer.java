package dev.treering.aggregates.app;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * What the transfer of an app must know: the app, and whether there is the account it goes to.
 *
 * <p>Each account's ledger is made of its own facts alone. So the old account is told that the app left, and the new one all
 * that is known of it, in one decision: none of it can be missing, and nothing can happen in between.
 */
record Transfer(App app, boolean accountOpen) {

    static final Transfer NOTHING_KNOWN = new Transfer(new App.Unborn(), false);

    Transfer evolve(Fact fact) {
        return switch (fact) {
            case AppFact told -> new Transfer(app.evolve(told), accountOpen);
            case AccountFact.Opened _ -> new Transfer(app, true);
            default -> this;
        };
    }

    Decision decide(ForApp.Transfer command) {
        if (!accountOpen) {
            return refused(Rejection.NO_SUCH_ACCOUNT, "there is no account " + command.to());
        }
        return app.ifRunning(
                command.app(),
                running -> running.account().equals(command.to())
                        ? nothingToDo()
                        : new Decision.Accepted(moved(command.app(), running, command.to())));
    }

    private static List<Fact> moved(AppId app, App.Running running, AccountId to) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new AppFact.TransferredOut(running.account(), app, to));
        facts.add(new AppFact.TransferredIn(
                to, app, running.account(), running.name(), running.formation().told()));
        running.maintenance().ifPresent(on -> facts.add(new AppFact.MaintenanceSet(to, app, on)));
        // what is detached is told too: the account may have had the app before, when it was not
        new TreeMap<>(running.addOns().plans())
                .forEach((addOn, plan) -> facts.add(plan.<Fact>map(on -> new AppFact.AddOnAttached(to, app, addOn, on))
                        .orElseGet(() -> new AppFact.AddOnDetached(to, app, addOn))));
        return facts;
    }
}
