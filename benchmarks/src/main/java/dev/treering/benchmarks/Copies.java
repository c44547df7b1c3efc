package dev.treering.benchmarks;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import java.util.Locale;

/** A log n times as large: every account with its apps and dynos once more under another name; time stays as it is. */
record Copies(int copy) {

    /** The same fact of this copy's account; a fact that concerns everybody is not copied and comes back as it is. */
    Submission of(Submission original) {
        if (original.fact() instanceof Fact.Global) {
            return original;
        }
        var id = new FactId(original.id().source(), renamed(original.id().id()));
        return new Submission(id, original.heldAt(), fact(original.fact()), original.extensions());
    }

    private Fact fact(Fact fact) {
        return switch (fact) {
            case AccountFact.Opened f ->
                new AccountFact.Opened(account(f.account()), f.name(), f.currency(), f.cohort());
            case AccountFact.PilotEnrolled f -> new AccountFact.PilotEnrolled(account(f.account()), f.from());
            case AccountFact.LiveScheduled f -> new AccountFact.LiveScheduled(account(f.account()), f.from());
            case AccountFact.PriceBookAssigned f ->
                new AccountFact.PriceBookAssigned(account(f.account()), f.book(), f.from());
            case AppFact.Created f -> new AppFact.Created(account(f.account()), app(f.app()), f.name());
            case AppFact.Released f ->
                new AppFact.Released(account(f.account()), app(f.app()), f.version(), f.image(), f.arch());
            case AppFact.FormationScaled f ->
                new AppFact.FormationScaled(
                        account(f.account()), app(f.app()), f.process(), f.quantity(), f.size(), f.cause());
            case AppFact.Deleted f -> new AppFact.Deleted(account(f.account()), app(f.app()));
            case DynoFact.Started f -> new DynoFact.Started(dyno(f.dyno()), f.startedAt());
            case DynoFact.Stopped f ->
                new DynoFact.Stopped(dyno(f.dyno()), f.startedAt(), f.stoppedAt(), f.reason(), f.precisionMs());
            case DynoFact.Lost f -> new DynoFact.Lost(dyno(f.dyno()), f.startedAt(), f.lastSeenAt(), f.reason());
            case Fact.Global f -> f;
            case AccountFact _,
                    AppFact _,
                    BillingFact _,
                    BuildFact _,
                    InvoiceFact _,
                    ReconcileFact _,
                    SpaceFact _,
                    UsageFact _ -> throw new IllegalArgumentException("the trace has no such fact: " + fact);
        };
    }

    private Dyno dyno(Dyno dyno) {
        return new Dyno(
                account(dyno.account()),
                app(dyno.app()),
                dyno.process(),
                renamed(dyno.name()),
                dyno.size(),
                new DynoRun(renamed(dyno.run().pod()), dyno.run().restart()),
                dyno.node(),
                dyno.arch());
    }

    private AccountId account(AccountId account) {
        return new AccountId(renamed(account.value()));
    }

    private AppId app(AppId app) {
        return new AppId(renamed(app.value()));
    }

    private String renamed(String name) {
        return String.format(Locale.ROOT, "%s-%03d", name, copy);
    }
}
