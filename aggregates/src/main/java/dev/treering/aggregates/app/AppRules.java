package dev.treering.aggregates.app;

import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForApp.AttachAddOn;
import dev.treering.aggregates.decision.Command.ForApp.ChangeAddOnPlan;
import dev.treering.aggregates.decision.Command.ForApp.Create;
import dev.treering.aggregates.decision.Command.ForApp.Delete;
import dev.treering.aggregates.decision.Command.ForApp.DetachAddOn;
import dev.treering.aggregates.decision.Command.ForApp.Release;
import dev.treering.aggregates.decision.Command.ForApp.Scale;
import dev.treering.aggregates.decision.Command.ForApp.SetMaintenance;
import dev.treering.aggregates.rule.Model;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.rule.Scope;
import dev.treering.aggregates.rule.Subject;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AppId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of apps. */
public final class AppRules {

    /** Heroku's rule for the names of apps. */
    private static final Pattern NAME = Pattern.compile("^[a-z][a-z0-9-]{1,28}[a-z0-9]$");

    private static final Set<String> ARCHS = Set.of("", "amd64", "arm64");

    private static final Model<App> APP = new Model<>(App.class, new App.Unborn(), AppRules::evolve);
    private static final Model<Creation> CREATION =
            new Model<>(Creation.class, Creation.NOTHING_KNOWN, Creation::evolve);
    private static final Model<Transfer> TRANSFER =
            new Model<>(Transfer.class, Transfer.NOTHING_KNOWN, Transfer::evolve);

    /** One rule for each command about an app. */
    public static final List<Rule<?, ?>> ALL = List.of(
            Rule.of(
                            "treering.app.create",
                            Create.class,
                            CREATION,
                            AppRules::creation,
                            (state, create, _) -> state.decide(create))
                    .checking(AppRules::problem)
                    .widening(AppRules::creationAmong),
            Rule.of(
                            "treering.app.release",
                            Release.class,
                            APP,
                            release -> story(release.app()),
                            (app, release, _) -> app.decide(release))
                    .checking(AppRules::problem),
            Rule.of(
                            "treering.app.scale",
                            Scale.class,
                            APP,
                            scale -> story(scale.app()),
                            (app, scale, _) -> app.decide(scale))
                    .checking(AppRules::problem),
            Rule.of(
                    "treering.app.delete",
                    Delete.class,
                    APP,
                    delete -> story(delete.app()),
                    (app, delete, _) -> app.decide(delete)),
            Rule.of(
                    "treering.app.transfer",
                    ForApp.Transfer.class,
                    TRANSFER,
                    transfer -> story(transfer.app()).and(Subject.account(transfer.to()), AccountFact.Opened.class),
                    (state, transfer, _) -> state.decide(transfer)),
            Rule.of(
                    "treering.app.set-maintenance",
                    SetMaintenance.class,
                    APP,
                    set -> story(set.app()),
                    (app, set, _) -> app.decide(set)),
            Rule.of(
                            "treering.app.attach-add-on",
                            AttachAddOn.class,
                            APP,
                            attach -> story(attach.app()),
                            (app, attach, _) -> app.ifRunning(attach.app(), running -> AddOns.decide(running, attach)))
                    .checking(attach -> problem(attach.addOn())),
            Rule.of(
                    "treering.app.change-add-on-plan",
                    ChangeAddOnPlan.class,
                    APP,
                    change -> story(change.app()),
                    (app, change, _) -> app.ifRunning(change.app(), running -> AddOns.decide(running, change))),
            Rule.of(
                    "treering.app.detach-add-on",
                    DetachAddOn.class,
                    APP,
                    detach -> story(detach.app()),
                    (app, detach, _) -> app.ifRunning(detach.app(), running -> AddOns.decide(running, detach))));

    private AppRules() {}

    private static App evolve(App app, Fact fact) {
        return fact instanceof AppFact told ? app.evolve(told) : app;
    }

    private static Scope story(AppId app) {
        return Scope.story(Subject.app(app), AppFact.class);
    }

    private static Scope creation(Create command) {
        return story(command.app())
                .and(Subject.account(command.account()), AccountFact.Opened.class)
                .and(Subject.appName(command.name()), AppFact.Created.class);
    }

    /** A deletion does not tell the name, so whether a holder still holds it is asked by its id. */
    private static Scope creationAmong(Create command, Creation known) {
        var scope = creation(command);
        for (var holder : known.apps().keySet().stream().sorted().toList()) {
            if (!holder.equals(command.app())) {
                scope = scope.and(Subject.app(holder), AppFact.Deleted.class);
            }
        }
        return scope;
    }

    private static Optional<String> problem(Create command) {
        return NAME.matcher(command.name()).matches()
                ? Optional.empty()
                : Optional.of(
                        "name is " + command.name() + "; allowed are 3 to 30 of a-z, 0-9 and -, beginning with a letter"
                                + " and not ending with -");
    }

    private static Optional<String> problem(Release command) {
        if (command.image().isBlank()) {
            return Optional.of("image is empty");
        }
        return ARCHS.contains(command.arch())
                ? Optional.empty()
                : Optional.of("arch is " + command.arch() + "; allowed are amd64, arm64, or none for either");
    }

    private static Optional<String> problem(Scale command) {
        return command.quantity().isEmpty() && command.size().isEmpty()
                ? Optional.of("neither quantity nor size is given")
                : Optional.empty();
    }

    private static Optional<String> problem(String addOn) {
        return addOn.isBlank() ? Optional.of("addOn is empty") : Optional.empty();
    }
}
