package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.rating.DayAmount;
import dev.treering.projections.step.Key;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a statement says of each cell; counts how often it was said. */
final class CellsSaid {

    private static final Comparator<Cell> BY_DAY =
            Comparator.comparing(Cell::day).thenComparing(Cell::resource);

    private final StatementShelves shelves;

    CellsSaid(StatementShelves shelves) {
        this.shelves = shelves;
    }

    private record Cell(Resource resource, LocalDate day) {}

    /** Lines by day as cells, each cell once, by day and resource; empty where there are no lines. */
    Optional<CellsStated> of(AccountId account, ModeDays of, List<DayAmount> days) {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        var together = new TreeMap<Cell, DayAmount>(BY_DAY);
        days.forEach(day -> together.merge(new Cell(day.resource(), day.day()), day, CellsSaid::plus));
        var counts = new TreeMap<Resource, SortedMap<Integer, Integer>>();
        var cells = new ArrayList<CellAmount>(together.size());
        together.forEach((cell, said) -> {
            var times = counts.computeIfAbsent(cell.resource(), resource -> timesStated(account, of, resource));
            int revision = times.merge(cell.day().getDayOfMonth(), 1, Integer::sum) - 1;
            cells.add(new CellAmount(cell.resource(), cell.day(), revision, said.billedMs(), said.amount()));
        });
        counts.forEach(
                (resource, times) -> shelves.timesStated().put(key(account, of, resource), new TimesStated(times)));
        return Optional.of(new CellsStated(of.period(), of.mode(), cells));
    }

    private SortedMap<Integer, Integer> timesStated(AccountId account, ModeDays of, Resource resource) {
        return new TreeMap<>(shelves.timesStated()
                .get(key(account, of, resource))
                .orElse(TimesStated.NEVER)
                .byDay());
    }

    private static Key key(AccountId account, ModeDays of, Resource resource) {
        return StatementShelves.usage(account, of.period(), resource);
    }

    private static DayAmount plus(DayAmount one, DayAmount other) {
        return new DayAmount(
                one.resource(),
                one.day(),
                Math.addExact(one.billedMs(), other.billedMs()),
                one.amount().add(other.amount()));
    }
}
