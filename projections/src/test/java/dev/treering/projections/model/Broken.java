package dev.treering.projections.model;

import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.Computed;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a broken ledger gives out in the place of an entry, and entries that are not as they should be. */
interface Broken {

    BigDecimal MORE = BigDecimal.ONE;

    List<? extends LedgerEntry> in(LedgerEntry entry);

    /** A ledger that gives out something else. */
    static Ledgering ledger(Broken broken) {
        Ledgering real = Ledgering.real();
        return fact -> {
            var entries = new ArrayList<LedgerEntry>();
            real.accept(fact).forEach(entry -> entries.addAll(broken.in(entry)));
            return entries;
        };
    }

    static List<LedgerEntry> computed(LedgerEntry entry, UnaryOperator<BackBilledCell> change) {
        return entry instanceof Computed one
                ? List.of(new Computed(
                        one.billingCase(),
                        one.hash(),
                        with(
                                one.backBill(),
                                one.backBill().cells().stream().map(change).toList())))
                : List.of(entry);
    }

    static BackBill with(BackBill bill, List<BackBilledCell> cells) {
        return new BackBill(bill.period(), bill.currency(), cells, bill.excluded(), bill.lines(), bill.total());
    }

    static BackBill dearer(BackBill bill) {
        return new BackBill(
                bill.period(),
                bill.currency(),
                bill.cells(),
                bill.excluded(),
                bill.lines(),
                bill.total().add(MORE));
    }

    static BackBill excluded(BackBill bill) {
        return new BackBill(
                bill.period(),
                bill.currency(),
                bill.cells(),
                bill.excluded().stream()
                        .map(cell -> new ExcludedCell(
                                cell.pending(),
                                cell.reason() == ExcludedCell.Reason.DISPUTED
                                        ? ExcludedCell.Reason.EXCLUDED
                                        : ExcludedCell.Reason.DISPUTED,
                                ""))
                        .toList(),
                bill.lines(),
                bill.total());
    }

    static StatementIssued statement(StatementIssued issued, List<StatementLine> lines) {
        return new StatementIssued(issued.period(), issued.mode(), issued.currency(), lines, issued.total());
    }

    static StatementLine dearer(StatementLine line) {
        return new StatementLine(
                line.kind(),
                line.resource(),
                line.appName(),
                line.usage(),
                line.billedMs(),
                line.quantity(),
                line.unit(),
                line.book(),
                line.unitPrice(),
                line.listAmount(),
                line.amount().add(MORE),
                line.tax(),
                line.detail(),
                line.corrects());
    }

    static CellsStated cells(CellsStated stated, UnaryOperator<CellAmount> change) {
        return new CellsStated(
                stated.period(),
                stated.mode(),
                stated.cells().stream().map(change).toList());
    }

    static CellAmount amount(CellAmount cell, BigDecimal amount) {
        return new CellAmount(cell.resource(), cell.day(), cell.revision(), cell.billedMs(), amount);
    }

    static BigDecimal sum(List<CellAmount> cells) {
        return cells.stream().map(CellAmount::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
