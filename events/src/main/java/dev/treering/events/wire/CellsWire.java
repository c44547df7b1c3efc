package dev.treering.events.wire;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.wire.ledger.BudgetReached;
import dev.treering.wire.ledger.CellsResolved;
import dev.treering.wire.ledger.CellsStated;
import dev.treering.wire.ledger.DayAmount;
import dev.treering.wire.ledger.ResourceCells;
import java.util.ArrayList;
import java.util.List;

/** What the ledger says of cells in money, and its records. Cells of one resource that follow each other are written together. */
final class CellsWire {

    private CellsWire() {}

    static CellsStated toWire(ChainedEntry chained, LedgerEntry.CellsStated stated) {
        return new CellsStated(
                chained.account().value(),
                chained.sequence(),
                LedgerWire.sha256(chained.previous()),
                stated.period().toString(),
                stated.mode().name(),
                resources(stated.cells()));
    }

    static ChainedEntry fromWire(CellsStated wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                LedgerWire.hash(wire.getPreviousHash()),
                new LedgerEntry.CellsStated(
                        ClockWire.period(wire.getPeriod()),
                        Choices.of("mode", BillingMode.class, wire.getMode()),
                        cells(wire.getResources())));
    }

    static CellsResolved toWire(ChainedEntry chained, BackBillEntry.Resolved resolved) {
        return new CellsResolved(
                chained.account().value(),
                chained.sequence(),
                LedgerWire.sha256(chained.previous()),
                resolved.resolution().name(),
                resolved.reference(),
                resources(resolved.cells()));
    }

    static ChainedEntry fromWire(CellsResolved wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                LedgerWire.hash(wire.getPreviousHash()),
                new BackBillEntry.Resolved(
                        Choices.of("resolution", BackBillEntry.Resolved.Resolution.class, wire.getResolution()),
                        wire.getReference(),
                        cells(wire.getResources())));
    }

    static BudgetReached toWire(ChainedEntry chained, LedgerEntry.BudgetReached reached) {
        return new BudgetReached(
                chained.account().value(),
                chained.sequence(),
                LedgerWire.sha256(chained.previous()),
                reached.period().toString(),
                reached.threshold(),
                reached.budget().toPlainString(),
                reached.spent().toPlainString(),
                reached.asOf());
    }

    static ChainedEntry fromWire(BudgetReached wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                LedgerWire.hash(wire.getPreviousHash()),
                new LedgerEntry.BudgetReached(
                        ClockWire.period(wire.getPeriod()),
                        wire.getThreshold(),
                        Money.amount(wire.getBudget()),
                        Money.amount(wire.getSpent()),
                        wire.getAsOf()));
    }

    private static List<ResourceCells> resources(List<CellAmount> cells) {
        var resources = new ArrayList<ResourceCells>();
        Resource last = null;
        for (CellAmount cell : cells) {
            Resource resource = cell.resource();
            if (!resource.equals(last)) {
                resources.add(new ResourceCells(
                        resource.kind().name(),
                        resource.app(),
                        resource.name(),
                        resource.sku().value(),
                        new ArrayList<>()));
                last = resource;
            }
            var day = new DayAmount(
                    cell.day(), cell.revision(), cell.billedMs(), cell.amount().toPlainString());
            resources.getLast().getDays().add(day);
        }
        return resources;
    }

    private static List<CellAmount> cells(List<ResourceCells> resources) {
        var cells = new ArrayList<CellAmount>();
        for (ResourceCells wire : resources) {
            Resource resource = LedgerWire.resource(wire.getKind(), wire.getApp(), wire.getName(), wire.getSku());
            for (DayAmount day : wire.getDays()) {
                cells.add(new CellAmount(
                        resource, day.getDay(), day.getRevision(), day.getBilledMs(), Money.amount(day.getAmount())));
            }
        }
        return cells;
    }
}
