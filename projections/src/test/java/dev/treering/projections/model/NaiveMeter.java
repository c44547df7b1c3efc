package dev.treering.projections.model;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.Metered;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The meter's rules written a second time, apart from it, for plainness alone: all facts in a list, and every interval between two
 * instants at which anything happens looked at by itself.
 *
 * <p>Takes in a log fact by fact; says at any time what the newest cells of all closed days must be, and what was rejected.
 */
final class NaiveMeter {

    private final Admission admission = new Admission();
    private final List<Counted> counted = new ArrayList<>();
    private final List<String> rejections = new ArrayList<>();
    private final SortedMap<Cell, Metered> frozen = new TreeMap<>();

    static NaiveMeter of(List<LoggedFact> log) {
        var meter = new NaiveMeter();
        log.forEach(meter::accept);
        return meter;
    }

    void accept(LoggedFact logged) {
        LocalDate before = admission.horizon();
        var reason = admission.next(logged, this::runsWithinLookback);
        if (reason.isPresent()) {
            rejections.add(Sheet.rejection(logged.fact().owner().orElseThrow(), logged.position(), reason.get()));
            return;
        }
        if (admission.horizon().isAfter(before)) { // what lies behind the new horizon never changes again
            frozen.putAll(cells(before, admission.horizon().minusDays(1)));
        }
        logged.fact().owner().ifPresent(account -> counted.add(new Counted(logged, admission.notBefore(account))));
    }

    /** Something was told of it by which it ran within the lookback; whatever else is told of it is then news, or told again. */
    private boolean runsWithinLookback(DynoFact dyno) {
        return Counted.of(DynoFact.class, counted)
                .filter(one -> one.fact().dyno().run().equals(dyno.dyno().run())
                        && one.fact().dyno().app().equals(dyno.dyno().app())
                        && one.fact().account().equals(dyno.account()))
                .map(one ->
                        Run.of(one.counted().logged(), one.fact(), one.counted().notBefore()))
                .anyMatch(run -> run.to() > midnight(admission.horizon()));
    }

    List<String> rejections() {
        return rejections;
    }

    /** The newest cells of all closed days; without those that come to nothing. */
    SortedMap<Cell, Metered> cells() {
        var cells = new TreeMap<>(frozen);
        cells.putAll(cells(admission.horizon(), LocalDate.MAX));
        return cells;
    }

    private SortedMap<Cell, Metered> cells(LocalDate first, LocalDate last) {
        var cells = new TreeMap<Cell, Metered>();
        LocalDate through = last.isBefore(admission.closedThrough()) ? last : admission.closedThrough();
        if (first.isAfter(through)) {
            return cells;
        }
        var told = new TreeMap<AccountId, List<Counted>>();
        counted.forEach(one -> one.logged()
                .fact()
                .owner()
                .ifPresent(owner ->
                        told.computeIfAbsent(owner, _ -> new ArrayList<>()).add(one)));
        told.forEach((account, facts) -> {
            for (Levels levels : levels(facts)) {
                measure(account, levels, first, through, cells);
            }
            count(account, facts, first, through, cells);
        });
        return cells;
    }

    private static List<Levels> levels(List<Counted> facts) {
        var byApp = new TreeMap<String, List<Counted>>();
        var bySpace = new TreeMap<String, List<Counted>>();
        for (Counted one : facts) {
            switch (one.logged().fact()) {
                case AppFact fact -> group(byApp, fact.app().value(), one);
                case DynoFact fact -> group(byApp, fact.dyno().app().value(), one);
                case SpaceFact fact -> group(bySpace, fact.space(), one);
                default -> {}
            }
        }
        var levels = new ArrayList<Levels>();
        byApp.forEach((app, ofApp) -> levels.addAll(new NaiveApp(app, ofApp).levels()));
        bySpace.forEach((space, ofSpace) -> levels.addAll(new NaiveSpaces(space, ofSpace).levels()));
        return levels;
    }

    private static void group(TreeMap<String, List<Counted>> groups, String name, Counted one) {
        groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(one);
    }

    private static void measure(
            AccountId account, Levels levels, LocalDate first, LocalDate last, SortedMap<Cell, Metered> cells) {
        LocalDate earliest = Instant.ofEpochMilli(levels.instants().first())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate();
        for (LocalDate day = earliest.isBefore(first) ? first : earliest; !day.isAfter(last); day = day.plusDays(1)) {
            long start = midnight(day);
            long end = midnight(day.plusDays(1));
            Usage usage = levels.between(start, end);
            if (!usage.equals(Usage.NONE)) {
                cells.put(
                        new Cell(account, levels.resource(), day),
                        Metered.level(usage, levels.startsBetween(start, end)));
            }
        }
    }

    private static void count(
            AccountId account, List<Counted> facts, LocalDate first, LocalDate last, SortedMap<Cell, Metered> cells) {
        for (Counted one : facts) {
            LocalDate day = one.logged().heldAt().atOffset(ZoneOffset.UTC).toLocalDate();
            if (!day.isBefore(first) && !day.isAfter(last)) {
                switch (one.logged().fact()) {
                    case UsageFact.Reported report ->
                        add(
                                cells,
                                account,
                                day,
                                ResourceKind.USAGE,
                                report.app(),
                                report.unit(),
                                report.meter(),
                                report.quantity());
                    case BuildFact build ->
                        add(
                                cells,
                                account,
                                day,
                                ResourceKind.BUILD,
                                build.app().value(),
                                arch(build),
                                sku(build),
                                BigDecimal.valueOf(build.durationMs()));
                    default -> {}
                }
            }
        }
    }

    private static void add(
            SortedMap<Cell, Metered> cells,
            AccountId account,
            LocalDate day,
            ResourceKind kind,
            String app,
            String name,
            Sku sku,
            BigDecimal quantity) {
        var cell = new Cell(account, new Resource(kind, app, name, sku), day);
        Metered before = cells.get(cell);
        cells.put(
                cell,
                Metered.counter(
                        before == null
                                ? new Count(quantity, 1, quantity)
                                : new Count(
                                        before.count().quantity().add(quantity),
                                        before.count().events() + 1,
                                        before.count().peak().max(quantity))));
    }

    private static String arch(BuildFact build) {
        String arch = switch (build) {
            case BuildFact.Succeeded succeeded -> succeeded.arch();
            case BuildFact.Failed failed -> failed.arch();
        };
        return arch.isEmpty() ? "any" : arch;
    }

    private static Sku sku(Fact build) {
        return new Sku(build instanceof BuildFact.Failed ? "build-failed" : "build");
    }

    private static long midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
