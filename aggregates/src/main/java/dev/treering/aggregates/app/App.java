package dev.treering.aggregates.app;

import static dev.treering.aggregates.rule.Decision.nothingToDo;
import static dev.treering.aggregates.rule.Decision.refused;

import dev.treering.aggregates.decision.Command.ForApp.Delete;
import dev.treering.aggregates.decision.Command.ForApp.Release;
import dev.treering.aggregates.decision.Command.ForApp.Scale;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.Decision;
import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
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
     */
    record Running(AccountId account, String name, int release, Formation formation) implements App {}

    /** It was deleted. Its id is never used again, whatever is told later. */
    record Deleted() implements App {}

    /** The next state. An imported app may be told of in any order: the first fact shows that it exists. */
    default App evolve(AppFact fact) {
        return switch (this) {
            case Unborn _ -> new Running(fact.account(), "", 0, Formation.EMPTY).evolve(fact);
            case Deleted _ -> this;
            case Running(var account, var name, var release, var formation) ->
                switch (fact) {
                    case AppFact.Created created -> new Running(account, created.name(), release, formation);
                    case AppFact.Released released ->
                        new Running(account, name, Math.max(release, released.version()), formation);
                    case AppFact.FormationScaled scaled ->
                        new Running(
                                account,
                                name,
                                release,
                                formation.with(scaled.process(), new Formation.Scale(scaled.dynos(), scaled.size())));
                    case AppFact.TransferredIn moved -> new Running(moved.account(), moved.name(), release, formation);
                    case AppFact.TransferredOut _,
                            AppFact.MaintenanceSet _,
                            AppFact.AddOnAttached _,
                            AppFact.AddOnPlanChanged _,
                            AppFact.AddOnDetached _ -> this;
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

    private Decision ifRunning(AppId id, Function<Running, Decision> decide) {
        return switch (this) {
            case Unborn _ -> refused(Rejection.NO_SUCH_APP, "there is no app " + id);
            case Deleted _ -> refused(Rejection.APP_DELETED, "app " + id + " is deleted");
            case Running app -> decide.apply(app);
        };
    }
}
