package dev.treering.projections.model;

import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Posted;
import dev.treering.events.ledger.BackBillEntry.Resolved;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Every cell of an account is in exactly one place: pending, or resolved once; and no cent is lost between the two. */
final class PendingBooks {

    private final Faults faults;
    private final SortedMap<CellKey, CellAmount> pending = new TreeMap<>();
    private final Set<CellKey> resolved = new HashSet<>();
    private BigDecimal stated = BigDecimal.ZERO;
    private BigDecimal gone = BigDecimal.ZERO;

    PendingBooks(Faults faults) {
        this.faults = faults;
    }

    SortedSet<CellKey> pending(Predicate<CellKey> that) {
        var cells = new TreeSet<CellKey>();
        pending.keySet().stream().filter(that).forEach(cells::add);
        return cells;
    }

    /** What a case says of a cell is what was stated of it. */
    void checkPending(CellAmount cell) {
        CellAmount known = pending.get(CellKey.of(cell));
        faults.check(cell.equals(known), () -> "a case speaks of " + cell + "\n  and pending is " + known);
    }

    /** Live cells are posted by their statement; shadow cells are pending. */
    void state(List<LedgerEntry> entries) {
        for (LedgerEntry entry : entries) {
            if (entry instanceof CellsStated cells) {
                for (CellAmount cell : cells.cells()) {
                    if (cells.mode() == BillingMode.LIVE) {
                        resolveOnce(cell);
                    } else {
                        faults.check(
                                pending.put(CellKey.of(cell), cell) == null && !resolved.contains(CellKey.of(cell)),
                                () -> "stated twice: " + cell);
                        stated = stated.add(cell.amount());
                    }
                }
            }
        }
    }

    /** Takes out what is resolved, which must be exactly what is expected. */
    void resolve(
            List<LedgerEntry> entries,
            SortedSet<CellKey> waived,
            SortedSet<CellKey> expired,
            SortedSet<CellKey> posted) {
        var nowWaived = new TreeSet<CellKey>();
        var nowExpired = new TreeSet<CellKey>();
        var nowPosted = new TreeSet<CellKey>();
        for (LedgerEntry entry : entries) {
            switch (entry) {
                case Resolved one ->
                    one.cells()
                            .forEach(cell -> take(
                                    cell,
                                    cell.amount(),
                                    switch (one.resolution()) {
                                        case WAIVED -> nowWaived;
                                        case EXPIRED -> nowExpired;
                                    }));
                case Posted one -> one.backBill().cells().forEach(cell -> take(cell.pending(), sum(cell), nowPosted));
                default -> {}
            }
        }
        faults.same(waived, nowWaived, () -> "waived");
        faults.same(expired, nowExpired, () -> "expired");
        faults.same(posted, nowPosted, () -> "posted");
        BigDecimal left = pending.values().stream().map(CellAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        faults.same(
                BillText.money(stated),
                BillText.money(gone.add(left)),
                () -> "stated in shadow, and posted, off, waived, expired or pending");
    }

    private void take(CellAmount cell, BigDecimal amount, SortedSet<CellKey> to) {
        checkPending(cell);
        resolveOnce(cell);
        pending.remove(CellKey.of(cell));
        gone = gone.add(amount);
        to.add(CellKey.of(cell));
    }

    private void resolveOnce(CellAmount cell) {
        faults.check(resolved.add(CellKey.of(cell)), () -> "resolved twice: " + cell);
    }

    private static BigDecimal sum(BackBilledCell cell) {
        return cell.posted().add(cell.price()).add(cell.discount()).add(cell.cap());
    }
}
