package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.model.NaiveBill.Charge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds what is stated of an account's cells against the statements that they belong to. */
final class StatedCells {

    private record Day(Resource resource, LocalDate day) {}

    private final AccountId account;
    private final Faults faults;
    private final Map<Day, Integer> revisions = new HashMap<>();

    StatedCells(AccountId account, Faults faults) {
        this.account = account;
        this.faults = faults;
    }

    /** What came of one fact, in order: after each statement the cells of every period it speaks of. */
    void saw(List<LedgerEntry> entries, NaiveStatements naive) {
        Optional<StatementIssued> last = Optional.empty();
        SortedMap<YearMonth, List<CellAmount>> cells = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            switch (entry) {
                case StatementIssued issued -> {
                    last.ifPresent(before -> check(before, cells, naive));
                    last = Optional.of(issued);
                    cells.clear();
                }
                case CellsStated stated -> {
                    faults.check(
                            last.map(StatementIssued::mode).equals(Optional.of(stated.mode())),
                            () -> "cells without a statement of their mode: " + stated);
                    faults.check(
                            cells.put(stated.period(), stated.cells()) == null,
                            () -> "cells of a period twice: " + stated);
                    stated.cells().forEach(cell -> check(stated, cell));
                }
                default -> {}
            }
        }
        last.ifPresent(before -> check(before, cells, naive));
    }

    private void check(CellsStated stated, CellAmount cell) {
        int expected = revisions.merge(new Day(cell.resource(), cell.day()), 0, (before, _) -> before + 1);
        faults.same(expected, cell.revision(), () -> "revision of " + CellKey.of(cell));
        faults.check(YearMonth.from(cell.day()).equals(stated.period()), () -> "cell of another month: " + cell);
    }

    private void check(StatementIssued issued, SortedMap<YearMonth, List<CellAmount>> cells, NaiveStatements naive) {
        var lines = new TreeMap<YearMonth, BigDecimal>();
        for (StatementLine line : issued.lines()) {
            if (line.kind() == LineKind.USAGE || line.kind() == LineKind.MINIMUM) {
                YearMonth period = line.corrects().map(one -> one.period()).orElse(issued.period());
                lines.merge(period, line.amount(), BigDecimal::add);
            }
        }
        var periods = new TreeMap<>(lines);
        cells.keySet().forEach(period -> periods.putIfAbsent(period, BigDecimal.ZERO));
        periods.forEach((period, sum) -> faults.same(
                BillText.money(sum),
                BillText.money(sum(cells.getOrDefault(period, List.of()))),
                () -> "cells of " + period + " in the statement of " + issued.period() + " " + issued.mode()));
        naive.statement(new Due(account, issued.period(), issued.mode()))
                .ifPresent(statement ->
                        shares(statement.charges(), cells.getOrDefault(issued.period(), List.of()), issued));
    }

    private void shares(List<Charge> charges, List<CellAmount> cells, StatementIssued issued) {
        var amounts = new HashMap<Day, BigDecimal>();
        cells.forEach(cell -> amounts.merge(new Day(cell.resource(), cell.day()), cell.amount(), BigDecimal::add));
        Fraction unit = Fraction.of(
                BigDecimal.ONE.movePointLeft(Math.max(0, issued.currency().getDefaultFractionDigits())));
        for (Charge charge : charges) {
            if (charges.stream().anyMatch(other -> isMinimumOf(charge, other))) {
                continue; // nothing says which days it falls on
            }
            shares(charge).forEach((day, share) -> {
                Fraction stated =
                        Fraction.of(amounts.getOrDefault(new Day(charge.line().resource, day), BigDecimal.ZERO));
                Fraction off = stated.minus(share);
                faults.check(
                        off.max(Fraction.ZERO.minus(off)).compareTo(unit) <= 0,
                        () -> charge.line().resource + " on " + day + " has a share of "
                                + BillText.decimal(share).stripTrailingZeros().toPlainString() + " of "
                                + charge.net() + ", and its cell is "
                                + BillText.decimal(stated).stripTrailingZeros().toPlainString());
            });
        }
    }

    private static boolean isMinimumOf(Charge charge, Charge other) {
        return other.line().kind == LineKind.MINIMUM && other.line().resource.equals(charge.line().resource);
    }

    /** What each day has of a charge, by what is billed of it; nothing where no day has anything, or one has less than nothing. */
    static SortedMap<LocalDate, Fraction> shares(Charge charge) {
        var shares = new TreeMap<LocalDate, Fraction>();
        var units = charge.line().units;
        Fraction whole = NaiveGroup.sum(List.copyOf(units.values()));
        boolean positive = units.values().stream().allMatch(unit -> unit.signum() >= 0);
        if (positive && whole.signum() > 0) {
            units.forEach((day, unit) ->
                    shares.put(day, Fraction.of(charge.net()).times(unit).over(whole)));
        }
        return shares;
    }

    private static BigDecimal sum(List<CellAmount> cells) {
        return cells.stream().map(CellAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
