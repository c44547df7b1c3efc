package dev.treering.projections.metering;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AppId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The meter's rules written a second time, apart from it, for plainness alone: all facts in a list, every interval between two
 * instants at which anything happens looked at by itself, sums in {@link BigInteger}.
 */
final class NaiveMeter {

    private record Run(Resource resource, Instant from, Instant to) {}

    /** Integrals of a cell in ms, and the starts within the day. */
    record Cell(BigInteger commanded, BigInteger observed, BigInteger billable, int starts) {}

    private final List<LoggedFact> scales = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final Map<Object, Instant> deletions = new HashMap<>();
    private final TreeSet<Instant> instants = new TreeSet<>();
    private final Set<Resource> resources = new HashSet<>();

    NaiveMeter(List<LoggedFact> facts) {
        Map<Object, List<DynoFact>> sightings = new HashMap<>();
        for (LoggedFact logged : facts) {
            switch (logged.fact()) {
                case AppFact.FormationScaled scale -> {
                    scales.add(logged);
                    instants.add(logged.heldAt());
                    resources.add(Resource.dyno(scale.app(), scale.process(), scale.size()));
                }
                case AppFact.Deleted deleted -> {
                    deletions.merge(deleted.app(), logged.heldAt(), (a, b) -> a.isBefore(b) ? a : b);
                    instants.add(logged.heldAt());
                }
                case DynoFact dyno ->
                    sightings
                            .computeIfAbsent(
                                    List.of(dyno.dyno().app(), dyno.dyno().run()), _ -> new ArrayList<>())
                            .add(dyno);
                default -> {}
            }
        }
        sightings.values().forEach(told -> runs.add(believed(told)));
        for (Run run : runs) {
            instants.add(run.from);
            instants.add(run.to);
            resources.add(run.resource);
        }
    }

    /** Every cell with usage, of the days from {@code first} to {@code last}, both included. */
    Map<String, Cell> cells(LocalDate first, LocalDate last) {
        var cells = new TreeMap<String, Cell>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Instant start = day.atStartOfDay().toInstant(ZoneOffset.UTC);
            for (Resource resource : resources) {
                Cell cell = between(resource, start, start.plusSeconds(86_400));
                if (cell.commanded.signum() + cell.observed.signum() > 0) {
                    cells.put(resource + " " + day, cell);
                }
            }
        }
        return cells;
    }

    Set<Resource> resources() {
        return resources;
    }

    Cell between(Resource resource, Instant start, Instant end) {
        var cuts = new TreeSet<>(instants.subSet(start, end));
        cuts.add(start);
        BigInteger commanded = BigInteger.ZERO;
        BigInteger observed = BigInteger.ZERO;
        BigInteger billable = BigInteger.ZERO;
        for (Instant cut : cuts) {
            Instant next = cuts.higher(cut) == null ? end : cuts.higher(cut);
            var length = BigInteger.valueOf(next.toEpochMilli() - cut.toEpochMilli());
            long asked = commandedAt(resource, cut);
            long seen = observedAt(resource, cut);
            commanded = commanded.add(length.multiply(BigInteger.valueOf(asked)));
            observed = observed.add(length.multiply(BigInteger.valueOf(seen)));
            billable = billable.add(length.multiply(BigInteger.valueOf(Math.min(asked, seen))));
        }
        long starts = runs.stream()
                .filter(run -> run.resource.equals(resource) && !run.from.isBefore(start) && run.from.isBefore(end))
                .count();
        return new Cell(commanded, observed, billable, (int) starts);
    }

    private long commandedAt(Resource resource, Instant at) {
        Instant deleted = deletions.get(new AppId(resource.app()));
        if (deleted != null && !at.isBefore(deleted)) {
            return 0;
        }
        LoggedFact last = null;
        for (LoggedFact logged : scales) {
            var scale = (AppFact.FormationScaled) logged.fact();
            boolean ofProcess = scale.app().value().equals(resource.app())
                    && scale.process().value().equals(resource.name());
            if (ofProcess && !logged.heldAt().isAfter(at) && (last == null || isLater(logged, last))) {
                last = logged;
            }
        }
        if (last == null
                || !((AppFact.FormationScaled) last.fact())
                        .size()
                        .value()
                        .equals(resource.sku().value())) {
            return 0;
        }
        return ((AppFact.FormationScaled) last.fact()).quantity();
    }

    private static boolean isLater(LoggedFact one, LoggedFact other) {
        return one.heldAt().equals(other.heldAt())
                ? one.position() > other.position()
                : one.heldAt().isAfter(other.heldAt());
    }

    private long observedAt(Resource resource, Instant at) {
        return runs.stream()
                .filter(run -> run.resource.equals(resource) && !at.isBefore(run.from) && at.isBefore(run.to))
                .count();
    }

    /** What is believed of a run after all that was told of it. */
    private static Run believed(List<DynoFact> told) {
        var all = told.stream().map(NaiveMeter::run).toList();
        var stops = picked(told, all, DynoFact.Stopped.class);
        if (!stops.isEmpty()) { // the shortest; of equals the one that began later
            return stops.stream()
                    .min(Comparator.comparingLong((Run run) -> run.to.toEpochMilli() - run.from.toEpochMilli())
                            .thenComparing(Comparator.comparing(Run::from).reversed())
                            .thenComparing(NaiveMeter::name, Comparator.reverseOrder()))
                    .orElseThrow();
        }
        var losses = picked(told, all, DynoFact.Lost.class);
        var candidates = losses.isEmpty() ? all : losses; // the last proof of life; of equals the one that began later
        return candidates.stream()
                .max(Comparator.comparing(Run::to).thenComparing(Run::from).thenComparing(NaiveMeter::name))
                .orElseThrow();
    }

    private static String name(Run run) {
        return run.resource.name() + " " + run.resource.sku();
    }

    private static List<Run> picked(List<DynoFact> told, List<Run> all, Class<?> kind) {
        var picked = new ArrayList<Run>();
        for (int i = 0; i < told.size(); i++) {
            if (kind.isInstance(told.get(i))) {
                picked.add(all.get(i));
            }
        }
        return picked;
    }

    private static Run run(DynoFact fact) {
        var dyno = fact.dyno();
        Instant to = switch (fact) {
            case DynoFact.Started _ -> Instant.ofEpochMilli(Long.MAX_VALUE);
            case DynoFact.Stopped stopped -> stopped.stoppedAt();
            case DynoFact.Lost lost -> lost.lastSeenAt();
        };
        return new Run(Resource.dyno(dyno.app(), dyno.process(), dyno.size()), fact.startedAt(), to);
    }
}
