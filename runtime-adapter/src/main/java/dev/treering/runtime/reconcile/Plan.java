package dev.treering.runtime.reconcile;

import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.desired.Cause;
import dev.treering.runtime.desired.Companion;
import dev.treering.runtime.desired.DesiredResources;
import dev.treering.runtime.desired.DesiredResources.AccountNamespace;
import dev.treering.runtime.desired.DesiredResources.Refused;
import dev.treering.runtime.desired.Workload;
import dev.treering.runtime.reconcile.Observed.Holding;
import dev.treering.runtime.reconcile.Observed.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is to be done so that a cluster holds what it should of one app, in order. Prints as one line a step.
 *
 * @param cause the fact that made it so; everything that is written says it
 */
public record Plan(AppId app, Cause cause, List<Step> steps) {

    public Plan {
        steps = List.copyOf(steps);
    }

    /** One thing to do, or a reason not to. */
    public sealed interface Step {

        /** The account's namespace is missing, or is not marked as it should be. */
        record ApplyNamespace(AccountNamespace namespace) implements Step {}

        /**
         * The workload is missing, or is not as it should be.
         *
         * @param over what is there now: if the cluster holds something newer by then, the step fails and is planned anew
         */
        record Apply(Workload workload, Optional<Holding> over) implements Step {}

        /** The workload is no longer wanted. */
        record Prune(Holding holding) implements Step {}

        /** The companion is missing, or is not as it should be; {@code over} is what is there now. */
        record Accompany(Companion companion, Optional<Kept> over) implements Step {}

        /** The companion is no longer wanted. */
        record Dismiss(Kept kept) implements Step {}

        /** Somebody who knew of a later fact was here: what we know is old, so the app is left alone. */
        record Fenced(Holding holding, long desiredPosition) implements Step {}

        /** A process cannot be run; what there is of it stays. */
        record Refuse(Refused refused) implements Step {}
    }

    /** Compares what is to be with what is. {@code cause} is the fact that made the desired state what it is. */
    public static Plan between(AppId app, Cause cause, DesiredResources desired, Observed observed) {
        var newer = observed.holdings().stream()
                .filter(holding -> holding.workload().position() > cause.position())
                .findFirst();
        if (newer.isPresent()) {
            return new Plan(app, cause, List.of(new Step.Fenced(newer.get(), cause.position())));
        }
        var steps = new ArrayList<Step>();
        if (!desired.workloads().isEmpty() && !observed.namespace().equals(Optional.of(desired.namespace()))) {
            steps.add(new Step.ApplyNamespace(desired.namespace()));
        }
        Map<Workload.Place, Holding> held = observed.holdings().stream()
                .collect(Collectors.toMap(holding -> holding.workload().place(), Function.identity()));
        for (Workload workload : desired.workloads()) {
            Optional<Holding> over = Optional.ofNullable(held.remove(workload.place()));
            if (over.isEmpty() || !over.get().workload().equals(workload)) {
                steps.add(new Step.Apply(workload, over));
            }
        }
        steps.addAll(companions(desired, observed));
        desired.refused().forEach(refused -> {
            held.remove(refused.place());
            steps.add(new Step.Refuse(refused));
        });
        held.values().stream()
                .filter(holding -> !holding.leaving())
                .map(Step.Prune::new)
                .forEach(steps::add);
        return new Plan(app, cause, steps);
    }

    private static List<Step> companions(DesiredResources desired, Observed observed) {
        var steps = new ArrayList<Step>();
        var kept = new ArrayList<>(observed.companions());
        for (Companion companion : desired.companions()) {
            if (companion instanceof Companion.Route && !observed.routable()) {
                continue;
            }
            var over = kept.stream()
                    .filter(there -> there.companion().getClass().equals(companion.getClass())
                            && there.companion().place().equals(companion.place()))
                    .findFirst();
            over.ifPresent(kept::remove);
            if (over.isEmpty() || !over.get().companion().equals(companion)) {
                steps.add(new Step.Accompany(companion, over));
            }
        }
        kept.stream().filter(there -> !there.leaving()).map(Step.Dismiss::new).forEach(steps::add);
        return steps;
    }

    /** Whether nothing in the cluster needs to change. */
    public boolean isSatisfied() {
        return steps.stream().allMatch(step -> step instanceof Step.Refuse || step instanceof Step.Fenced);
    }

    /** Whether another adapter knows more of the app than this one. */
    public boolean isFenced() {
        return steps.stream().anyMatch(Step.Fenced.class::isInstance);
    }

    /** What cannot be run, and why. */
    public List<String> refusals() {
        return steps.stream()
                .filter(Step.Refuse.class::isInstance)
                .map(step -> ((Step.Refuse) step).refused())
                .map(refused -> refused.process() + ": " + refused.reason())
                .toList();
    }

    @Override
    public String toString() {
        return steps.stream().map(Plan::line).collect(Collectors.joining("\n", "plan for app " + app + "\n", ""));
    }

    private static String line(Step step) {
        return switch (step) {
            case Step.ApplyNamespace(var namespace) -> "  apply namespace " + namespace.name();
            case Step.Apply(var workload, var over) ->
                "  " + (over.isEmpty() ? "create " : "change ") + workload.place() + " to " + workload.replicas()
                        + " x " + workload.pod().image() + " as of " + workload.position();
            case Step.Prune(var holding) -> "  prune " + holding.workload().place();
            case Step.Accompany(var companion, var over) ->
                "  " + (over.isEmpty() ? "create " : "change ") + named(companion);
            case Step.Dismiss(var kept) -> "  prune " + named(kept.companion());
            case Step.Fenced(var holding, var position) ->
                "  leave " + holding.workload().place() + ": it is as of "
                        + holding.workload().position() + ", we know up to " + position;
            case Step.Refuse(var refused) -> "  refuse " + refused.process() + ": " + refused.reason();
        };
    }

    /** What a step writes, by kind, namespace and name. */
    public static String objectOf(Step step) {
        return switch (step) {
            case Step.ApplyNamespace(var namespace) -> "namespace " + namespace.name();
            case Step.Apply apply -> "deployment " + apply.workload().place();
            case Step.Accompany accompany -> named(accompany.companion());
            case Step.Dismiss(var kept) -> named(kept.companion());
            case Step.Prune(var holding) -> "deployment " + holding.workload().place();
            case Step.Fenced fenced ->
                "deployment " + fenced.holding().workload().place();
            case Step.Refuse(var refused) -> "deployment " + refused.place();
        };
    }

    private static String named(Companion companion) {
        String kind = switch (companion) {
            case Companion.Reach _ -> "service";
            case Companion.Budget _ -> "poddisruptionbudget";
            case Companion.Route _ -> "httproute";
        };
        return kind + " " + companion.place();
    }
}
