package dev.treering.runtime;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was said of a tortured cluster, held against what it did: run by run, and in the ledger's own sums. */
final class Verdict {

    private record Run(String pod, Instant startedAt) {}

    private final Torture torture;
    private final Map<Run, DynoFact> said = new HashMap<>();
    private final Map<Run, ContainerRun> was;
    final List<String> problems = new ArrayList<>();
    int exact;
    int bounded;

    Verdict(Torture torture) {
        this.torture = torture;
        was = torture.platform.runs().stream().collect(Collectors.toMap(this::byItsClock, Function.identity()));
        problems.addAll(torture.platform.log.conflicts());
        torture.platform.log.dynoFacts().forEach(this::hear);
        said.forEach(this::judge);
        was.forEach(this::mustBeSaid);
        ledger();
    }

    private Run byItsClock(ContainerRun run) {
        return new Run(run.uid(), torture.hardware.byClockOf(run.node(), run.startedAt()));
    }

    private void hear(DynoFact fact) {
        DynoFact before = said.put(new Run(fact.dyno().run().pod(), fact.startedAt()), fact);
        boolean inOrder = fact instanceof DynoFact.Started ? before == null : before instanceof DynoFact.Started;
        if (!inOrder) {
            problems.add("said twice: " + before + ", " + fact);
        }
    }

    private void judge(Run run, DynoFact fact) {
        ContainerRun truth = was.get(run);
        if (truth == null) {
            problems.add("never was: " + fact);
        } else if (fact instanceof DynoFact.Started) {
            problems.add("no end: " + fact + " of " + truth);
        } else if (ms(fact) > ms(truth)) {
            problems.add("more than was: " + fact + " of " + truth);
        }
    }

    private void mustBeSaid(Run run, ContainerRun truth) {
        boolean same = said.get(run) instanceof DynoFact.Stopped stopped && ms(stopped) == ms(truth);
        if (same) {
            exact++;
        } else if (couldBeSeen(truth)) {
            problems.add("not exact: " + said.get(run) + " of " + truth);
        } else {
            bounded++;
        }
    }

    /** The kubelet remembers one end only: of two that nobody looked at in the same container, the first is lost. */
    private boolean couldBeSeen(ContainerRun run) {
        return torture.hardware.couldBeSeen(run)
                && was.values().stream()
                        .filter(later -> later.uid().equals(run.uid()) && later.attempt() > run.attempt())
                        .flatMap(later -> later.finishedAt().stream())
                        .noneMatch(later ->
                                torture.absences.covers(run.finishedAt().orElseThrow(), later));
    }

    /** What the ledger makes of the facts, by process and size, in milliseconds: the same sum where all could be seen, never more. */
    private void ledger() {
        var metered = metered();
        var most = new TreeMap<String, Long>();
        var least = new TreeMap<String, Long>();
        was.forEach((run, truth) -> {
            DynoFact fact = said.get(run);
            if (fact != null) {
                most.merge(sku(fact), ms(truth), Long::sum);
                least.merge(sku(fact), couldBeSeen(truth) ? ms(truth) : 0, Long::sum);
            }
        });
        most.forEach((sku, ms) -> {
            long inLedger = metered.getOrDefault(sku, 0L);
            long seen = least.getOrDefault(sku, 0L);
            if (inLedger > ms || inLedger < seen) {
                problems.add("the ledger has " + inLedger + " ms of " + sku + ", not " + seen + " to " + ms);
            }
        });
    }

    private static String sku(DynoFact fact) {
        return sku(LedgerEntry.Resource.dyno(
                fact.dyno().app(), fact.dyno().process(), fact.dyno().size()));
    }

    private static String sku(LedgerEntry.Resource resource) {
        return resource.app() + "/" + resource.name() + "/" + resource.sku();
    }

    private Map<String, Long> metered() {
        var meter = new Meter(new MemoryShelves());
        var cells = new HashMap<String, LedgerEntry.CellMetered>();
        for (LoggedFact fact : torture.platform.log.facts()) {
            for (var issued : meter.accept(fact)) {
                switch (issued.entry()) {
                    case LedgerEntry.CellMetered cell -> cells.put(cell.resource() + " " + cell.day(), cell);
                    default -> problems.add("the ledger says " + issued);
                }
            }
        }
        return cells.values().stream()
                .collect(Collectors.groupingBy(
                        cell -> sku(cell.resource()),
                        Collectors.summingLong(cell -> cell.usage().observedMs())));
    }

    private static long ms(DynoFact fact) {
        Instant end = switch (fact) {
            case DynoFact.Stopped stopped -> stopped.stoppedAt();
            case DynoFact.Lost lost -> lost.lastSeenAt();
            case DynoFact.Started started -> started.startedAt();
        };
        return Duration.between(fact.startedAt(), end).toMillis();
    }

    private static long ms(ContainerRun run) {
        return Duration.between(run.startedAt(), run.finishedAt().orElse(run.startedAt()))
                .toMillis();
    }
}
