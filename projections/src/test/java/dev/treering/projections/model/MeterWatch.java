package dev.treering.projections.model;

import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.step.AccountEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Watches a meter at work: keeps its newest cells, and notes what no meter may do whatever the history. */
final class MeterWatch {

    private final SortedMap<Cell, Metered> newest = new TreeMap<>();
    private final Map<Cell, Integer> revisions = new HashMap<>();
    private final List<String> rejections = new ArrayList<>();
    private LocalDate closedThrough = LocalDate.MIN;
    private Optional<String> fault = Optional.empty();

    Sheet sheet() {
        return Sheet.of(newest, rejections);
    }

    SortedMap<Cell, Metered> newest() {
        return newest;
    }

    /** The first thing that is wrong in itself; empty if there is none. */
    Optional<String> fault() {
        return fault;
    }

    void saw(LoggedFact fact, List<AccountEntry> entries) {
        switch (fact.fact()) {
            case ClockFact.DayClosed closed -> closed(closed.day());
            case ClockFact.PeriodClosed closed -> closed(closed.period().atEndOfMonth());
            default -> {}
        }
        for (AccountEntry entry : entries) {
            saw(entry.account(), entry.entry());
        }
    }

    private void saw(AccountId account, LedgerEntry entry) {
        switch (entry) {
            case CellMetered cell -> {
                check(cell.firstPosition() <= cell.lastPosition(), "positions run backwards: " + cell);
                check(
                        cell.usage().billableMs()
                                <= Math.min(
                                        cell.usage().commandedMs(), cell.usage().observedMs()),
                        "more billable than commanded or observed: " + cell);
                metered(
                        new Cell(account, cell.resource(), cell.day()),
                        cell.revision(),
                        Metered.level(cell.usage(), cell.dynoStarts()));
            }
            case CounterMetered counter ->
                metered(
                        new Cell(account, counter.resource(), counter.day()),
                        counter.revision(),
                        Metered.counter(counter.count()));
            case FactRejected rejected ->
                rejections.add(Sheet.rejection(account, rejected.position(), rejected.reason()));
            default -> {}
        }
    }

    private void metered(Cell cell, int revision, Metered metered) {
        var before = Optional.ofNullable(newest.put(cell, metered));
        int expected = revisions.merge(cell, 0, (last, _) -> last + 1);
        check(revision == expected, "revision of " + cell + " is " + revision + ", not the next, " + expected);
        check(!cell.day().isAfter(closedThrough), "cell of an open day: " + cell);
        check(
                !before.map(Sheet::shown).orElse("").equals(Sheet.shown(metered))
                        && (before.isPresent() || !Sheet.isNothing(metered)),
                "revision without a change: " + cell + " " + Sheet.shown(metered));
    }

    private void closed(LocalDate day) {
        closedThrough = day.isAfter(closedThrough) ? day : closedThrough;
    }

    private void check(boolean holds, String otherwise) {
        if (!holds && fault.isEmpty()) {
            fault = Optional.of(otherwise);
        }
    }
}
