package dev.treering.projections.model;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.AppFact.AddOnAttached;
import dev.treering.events.facts.AppFact.AddOnDetached;
import dev.treering.events.facts.AppFact.AddOnPlanChanged;
import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.AppFact.MaintenanceSet;
import dev.treering.events.facts.AppFact.TransferredIn;
import dev.treering.events.facts.AppFact.TransferredOut;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.model.Levels.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that is known of one app of one account, as functions of time. */
final class NaiveApp {

    private record Formation(int quantity, String size) {}

    private final String app;
    private final List<Counted> facts;
    private final TreeMap<String, List<Said<Formation>>> formations = new TreeMap<>();
    private final TreeMap<String, List<Said<String>>> plans = new TreeMap<>();
    private final TreeMap<DynoRun, Run> runs = new TreeMap<>();
    private final List<Said<Boolean>> owned;
    private final List<Said<Boolean>> maintenance;
    private final long deletedAt;

    NaiveApp(String app, List<Counted> facts) {
        this.app = app;
        this.facts = facts;
        this.maintenance = Counted.of(MaintenanceSet.class, facts)
                .map(set -> set.says(set.fact().on()))
                .toList();
        this.owned = Stream.concat(
                        Counted.of(TransferredIn.class, facts).map(in -> in.says(true)),
                        Counted.of(TransferredOut.class, facts).map(out -> out.says(false)))
                .toList();
        this.deletedAt = Counted.of(AppFact.Deleted.class, facts)
                .mapToLong(deleted -> deleted.counted().heldAt())
                .min()
                .orElse(Long.MAX_VALUE);
        readFormations();
        readAddOns();
        readRuns();
    }

    List<Levels> levels() {
        var levels = new ArrayList<Levels>();
        var instants = instants();
        for (Slot slot : slots()) {
            var resource = new Resource(ResourceKind.DYNO, app, slot.process(), new Sku(slot.size()));
            levels.add(new Levels(resource, instant -> dyno(slot, instant), instants, starts(slot)));
        }
        plans.forEach((addOn, said) -> {
            for (String plan : new TreeSet<>(said.stream().map(Said::value).toList())) {
                if (!plan.isEmpty()) {
                    var resource = new Resource(ResourceKind.ADD_ON, app, addOn, new Sku(plan));
                    levels.add(new Levels(resource, instant -> addOn(said, plan, instant), instants, List.of()));
                }
            }
        });
        return levels;
    }

    private Sample dyno(Slot slot, long instant) {
        if (!isOwned(instant)) {
            return Sample.NOTHING;
        }
        long observed = runs.values().stream()
                .filter(run -> run.isOf(slot.process(), slot.size()) && run.runsAt(instant))
                .count();
        return new Sample(
                commanded(slot, observed, instant),
                observed,
                restarting(slot, instant),
                lost(slot, instant),
                instant < deletedAt && Said.at(maintenance, instant).orElse(false));
    }

    private long commanded(Slot slot, long observed, long instant) {
        if (Admission.UNSCALED.contains(slot.process())) {
            return observed;
        }
        return instant >= deletedAt
                ? 0
                : Said.at(formations.getOrDefault(slot.process(), List.of()), instant)
                        .filter(formation -> formation.size().equals(slot.size()))
                        .map(Formation::quantity)
                        .orElse(0);
    }

    /** A dyno that crashed is down until it was back, also where it counts only from the account's opening on. */
    private long restarting(Slot slot, long instant) {
        return runs.values().stream()
                .filter(run -> run.isOf(slot.process(), slot.size()) && run.crashed())
                .filter(run -> {
                    Run next = runs.get(successor(run));
                    return next != null && run.to() <= instant && instant < next.startedAt();
                })
                .count();
    }

    private long lost(Slot slot, long instant) {
        return runs.values().stream()
                .filter(run -> run.isOf(slot.process(), slot.size()) && run.kind() == Run.Kind.LOST)
                .filter(run -> run.to() <= instant && instant < run.declaredAt())
                .count();
    }

    private Sample addOn(List<Said<String>> said, String plan, long instant) {
        boolean there = isOwned(instant)
                && instant < deletedAt
                && Said.at(said, instant).orElse("").equals(plan);
        return there ? new Sample(1, 1, 0, 0, false) : Sample.NOTHING;
    }

    private boolean isOwned(long instant) {
        boolean atFirst = Said.first(owned).map(comesIn -> !comesIn).orElse(true);
        return Said.at(owned, instant).orElse(atFirst);
    }

    private List<Long> starts(Slot slot) {
        return runs.values().stream()
                .filter(run -> run.isOf(slot.process(), slot.size()) && run.starts() && isOwned(run.from()))
                .map(Run::from)
                .toList();
    }

    private NavigableSet<Long> instants() {
        var instants = new TreeSet<Long>();
        facts.forEach(counted -> instants.add(counted.heldAt()));
        runs.values().forEach(run -> {
            instants.add(run.startedAt());
            instants.add(run.from());
            instants.add(run.to());
            instants.add(run.declaredAt());
        });
        return instants;
    }

    private List<Slot> slots() {
        var slots = new TreeSet<Slot>();
        formations.forEach((process, said) ->
                said.forEach(one -> slots.add(new Slot(process, one.value().size()))));
        runs.values().forEach(run -> slots.add(new Slot(run.process(), run.size())));
        return List.copyOf(slots);
    }

    private record Slot(String process, String size) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int byProcess = process.compareTo(other.process);
            return byProcess != 0 ? byProcess : size.compareTo(other.size);
        }
    }

    private void readFormations() {
        Counted.of(FormationScaled.class, facts)
                .forEach(scaled -> formed(
                        scaled.fact().process().value(),
                        scaled.says(new Formation(
                                Math.max(0, scaled.fact().quantity()),
                                scaled.fact().size().value()))));
        Counted.of(TransferredIn.class, facts)
                .forEach(in -> in.fact()
                        .formations()
                        .forEach(one -> formed(
                                one.process().value(),
                                in.says(new Formation(one.quantity(), one.size().value())))));
    }

    private void formed(String process, Said<Formation> said) {
        formations.computeIfAbsent(process, _ -> new ArrayList<>()).add(said);
    }

    private void readAddOns() {
        Counted.of(AddOnAttached.class, facts)
                .forEach(one ->
                        planned(one.fact().addOn(), one.says(one.fact().plan().value())));
        Counted.of(AddOnPlanChanged.class, facts)
                .forEach(one ->
                        planned(one.fact().addOn(), one.says(one.fact().plan().value())));
        Counted.of(AddOnDetached.class, facts).forEach(one -> planned(one.fact().addOn(), one.says("")));
    }

    private void planned(String addOn, Said<String> said) {
        plans.computeIfAbsent(addOn, _ -> new ArrayList<>()).add(said);
    }

    private void readRuns() {
        var told = new TreeMap<DynoRun, List<Run>>();
        Counted.of(DynoFact.class, facts).forEach(one -> {
            Run run = Run.of(one.counted().logged(), one.fact(), one.counted().notBefore());
            told.computeIfAbsent(run.id(), _ -> new ArrayList<>()).add(run);
        });
        told.forEach((id, all) -> runs.put(id, Run.believed(all)));
    }

    private static DynoRun successor(Run run) {
        return new DynoRun(run.id().pod(), run.id().restart() + 1);
    }
}
