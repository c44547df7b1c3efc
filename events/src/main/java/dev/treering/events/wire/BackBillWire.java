package dev.treering.events.wire;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.wire.ledger.BackBillComputed;
import dev.treering.wire.ledger.BackBillHeld;
import dev.treering.wire.ledger.BackBillPosted;
import dev.treering.wire.ledger.BackBilledCell;
import dev.treering.wire.ledger.ExcludedCell;
import dev.treering.wire.ledger.StatementLine;
import java.util.List;

/** What the ledger says of back-bill cases, and its records. */
final class BackBillWire {

    private BackBillWire() {}

    static BackBillComputed toWire(ChainedEntry chained, BackBillEntry.Computed computed) {
        BackBill backBill = computed.backBill();
        return new BackBillComputed(
                chained.account().value(),
                chained.sequence(),
                LedgerWire.sha256(chained.previous()),
                computed.billingCase().value(),
                LedgerWire.sha256(computed.hash()),
                backBill.period().toString(),
                backBill.currency().getCurrencyCode(),
                cells(backBill),
                excluded(backBill),
                lines(backBill),
                backBill.total().toPlainString());
    }

    static ChainedEntry fromWire(BackBillComputed wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                LedgerWire.hash(wire.getPreviousHash()),
                new BackBillEntry.Computed(
                        new CaseId(wire.getBillingCase()),
                        LedgerWire.hash(wire.getHash()),
                        backBill(
                                wire.getPeriod(),
                                wire.getCurrency(),
                                wire.getCells(),
                                wire.getExcluded(),
                                wire.getLines(),
                                wire.getTotal())));
    }

    static BackBillPosted toWire(ChainedEntry chained, BackBillEntry.Posted posted) {
        BackBill backBill = posted.backBill();
        return new BackBillPosted(
                chained.account().value(),
                chained.sequence(),
                LedgerWire.sha256(chained.previous()),
                posted.billingCase().value(),
                LedgerWire.sha256(posted.hash()),
                backBill.period().toString(),
                backBill.currency().getCurrencyCode(),
                cells(backBill),
                excluded(backBill),
                lines(backBill),
                backBill.total().toPlainString());
    }

    static ChainedEntry fromWire(BackBillPosted wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                LedgerWire.hash(wire.getPreviousHash()),
                new BackBillEntry.Posted(
                        new CaseId(wire.getBillingCase()),
                        LedgerWire.hash(wire.getHash()),
                        backBill(
                                wire.getPeriod(),
                                wire.getCurrency(),
                                wire.getCells(),
                                wire.getExcluded(),
                                wire.getLines(),
                                wire.getTotal())));
    }

    static BackBillHeld toWire(ChainedEntry chained, BackBillEntry.Held held) {
        return new BackBillHeld(
                chained.account().value(),
                chained.sequence(),
                LedgerWire.sha256(chained.previous()),
                held.billingCase().value(),
                held.reason().name(),
                held.detail());
    }

    static ChainedEntry fromWire(BackBillHeld wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                LedgerWire.hash(wire.getPreviousHash()),
                new BackBillEntry.Held(
                        new CaseId(wire.getBillingCase()),
                        Choices.of("reason", BackBillEntry.Held.Reason.class, wire.getReason()),
                        wire.getDetail()));
    }

    private static BackBill backBill(
            String period,
            String currency,
            List<BackBilledCell> cells,
            List<ExcludedCell> excluded,
            List<StatementLine> lines,
            String total) {
        return new BackBill(
                ClockWire.period(period),
                Money.currency(currency),
                cells.stream().map(BackBillWire::cell).toList(),
                excluded.stream().map(BackBillWire::cell).toList(),
                lines.stream().map(LedgerWire::line).toList(),
                Money.amount(total));
    }

    private static List<BackBilledCell> cells(BackBill backBill) {
        return backBill.cells().stream().map(BackBillWire::cell).toList();
    }

    private static List<ExcludedCell> excluded(BackBill backBill) {
        return backBill.excluded().stream().map(BackBillWire::cell).toList();
    }

    private static List<StatementLine> lines(BackBill backBill) {
        return backBill.lines().stream().map(LedgerWire::line).toList();
    }

    private static BackBilledCell cell(BackBillEntry.BackBilledCell cell) {
        CellAmount pending = cell.pending();
        return new BackBilledCell(
                pending.resource().kind().name(),
                pending.resource().app(),
                pending.resource().name(),
                pending.resource().sku().value(),
                pending.day(),
                pending.revision(),
                pending.billedMs(),
                pending.amount().toPlainString(),
                cell.price().toPlainString(),
                cell.discount().toPlainString(),
                cell.cap().toPlainString(),
                cell.posted().toPlainString());
    }

    private static BackBillEntry.BackBilledCell cell(BackBilledCell wire) {
        return new BackBillEntry.BackBilledCell(
                new CellAmount(
                        LedgerWire.resource(wire.getKind(), wire.getApp(), wire.getName(), wire.getSku()),
                        wire.getDay(),
                        wire.getRevision(),
                        wire.getBilledMs(),
                        Money.amount(wire.getPending())),
                Money.amount(wire.getPrice()),
                Money.amount(wire.getDiscount()),
                Money.amount(wire.getCap()),
                Money.amount(wire.getPosted()));
    }

    private static ExcludedCell cell(BackBillEntry.ExcludedCell cell) {
        CellAmount pending = cell.pending();
        return new ExcludedCell(
                pending.resource().kind().name(),
                pending.resource().app(),
                pending.resource().name(),
                pending.resource().sku().value(),
                pending.day(),
                pending.revision(),
                pending.billedMs(),
                pending.amount().toPlainString(),
                cell.reason().name(),
                cell.detail());
    }

    private static BackBillEntry.ExcludedCell cell(ExcludedCell wire) {
        return new BackBillEntry.ExcludedCell(
                new CellAmount(
                        LedgerWire.resource(wire.getKind(), wire.getApp(), wire.getName(), wire.getSku()),
                        wire.getDay(),
                        wire.getRevision(),
                        wire.getBilledMs(),
                        Money.amount(wire.getPending())),
                Choices.of("reason", BackBillEntry.ExcludedCell.Reason.class, wire.getReason()),
                wire.getDetail());
    }
}
