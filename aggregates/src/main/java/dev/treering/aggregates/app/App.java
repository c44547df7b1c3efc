package dev.treering.aggregates.app;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForApp.Delete;
import dev.treering.aggregates.decision.Command.ForApp.Release;
import dev.treering.aggregates.decision.Command.ForApp.Scale;
import dev.treering.aggregates.decision.Command.ForApp.SetMaintenance;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.util.Optional;
import java.util.function.Function;

/** An app as far as decisions about it need to know it. */
sealed interface App {

    /** Nothing is known of it. */
    record Unborn() implements App {}

    /**
     * It exists.
     *
     * @param name it was created with; empty when its creation was never told
     * @param release number of the newest, 0 before the first
     * @param maintenance whether it is in maintenance; empty when nothing was ever told
     */
    record Running(
            AccountId account,
            String name,
            int release,
            Formation formation,
            Optional<Boolean> maintenance,
            AddOns addOns)
            implements App {

        /** Of whose existence alone is known. */
        static Running of(AccountId account) {
            return new Running(account, "", 0, Formation.EMPTY, Optional.empty(), AddOns.NONE);
        }

        Running of(AccountId other, String called) {
            return new Running(other, called, release, formation, maintenance, addOns);
        }

        Running with(int newest) {
            return new Running(account, name, Math.max(release, newest), formation, maintenance, addOns);
        }

        Running with(Formation other) {
            return new Running(account, name, release, other, maintenance, addOns);
        }

        Running with(AddOns others) {
            return new Running(account, name, release, formation, maintenance, others);
        }

        Running inMaintenance(boolean on) {
            return new Running(account, name, release, formation, Optional.of(on), addOns);
        }
    }

    /** It was deleted. Its id is never used again, whatever is told later. */
    record Deleted() implements App {}

    /** The next state. An imported app may be told of in any order: the first fact shows that it exists. */
    default App evolve(AppFact fact) {
        return switch (this) {
            case Unborn _ -> Running.of(fact.account()).evolve(fact);
            case Deleted _ -> this;
            case Running app ->
                switch (fact) {
                    case AppFact.Created created -> app.of(app.account(), created.name());
                    case AppFact.Released released -> app.with(released.version());
                    case AppFact.FormationScaled scaled ->
                        app.with(app.formation()
                                .with(scaled.process(), new Formation.Scale(scaled.dynos(), scaled.size())));
                    case AppFact.TransferredOut moved -> app.of(moved.to(), app.name());
                    case AppFact.TransferredIn moved ->
                        app.of(moved.account(), moved.name())
                                .with(app.formation().with(moved.formations()));
                    case AppFact.MaintenanceSet set -> app.inMaintenance(set.on());
                    case AppFact.AddOnAttached attached ->
                        app.with(app.addOns().with(attached.addOn(), attached.plan()));
                    case AppFact.AddOnPlanChanged changed ->
                        app.with(app.addOns().with(changed.addOn(), changed.plan()));
                    case AppFact.AddOnDetached detached -> app.with(app.addOns().without(detached.addOn()));
                    case AppFact.Deleted _ -> new Deleted();
                };
        };
    }

    /** Every release is a new one, also of the same image. */
    default Decision decide(Release command) {
        return ifRunning(
                command.app(),
                app -> Decision.of(new AppFact.Released(
                        app.account(), command.app(), app.release() + 1, command.image(), command.arch())));
    }

    /** See {@link Scaling}. */
    default Decision decide(Scale command) {
        return ifRunning(command.app(), app -> Scaling.decide(app, command));
    }

    /** Deleting what is deleted is no mistake. */
    default Decision decide(Delete command) {
        return this instanceof Deleted
                ? nothingToDo()
                : ifRunning(command.app(), app -> Decision.of(new AppFact.Deleted(app.account(), command.app())));
    }

    default Decision decide(SetMaintenance command) {
        return ifRunning(
                command.app(),
                app -> app.maintenance().orElse(false) == command.on()
                        ? nothingToDo()
                        : Decision.of(new AppFact.MaintenanceSet(app.account(), command.app(), command.on())));
    }

    /** The decision on an app that exists. */
    default Decision ifRunning(AppId id, Function<Running, Decision> decide) {
        return switch (this) {
            case Unborn _ -> refused(Rejection.NO_SUCH_APP, "there is no app " + id);
            case Deleted _ -> refused(Rejection.APP_DELETED, "app " + id + " is deleted");
            case Running app -> decide.apply(app);
        };
    }
}
