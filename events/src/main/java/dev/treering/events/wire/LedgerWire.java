package dev.treering.events.wire;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.wire.ledger.CellMetered;
import dev.treering.wire.ledger.Sha256;
import dev.treering.wire.ledger.StatementIssued;
import dev.treering.wire.ledger.StatementLine;
import dev.treering.wire.ledger.StatementWithheld;

/** Ledger entries and their records. */
final class LedgerWire {

    private LedgerWire() {}

    static CellMetered toWire(ChainedEntry chained, LedgerEntry.CellMetered cell) {
        return new CellMetered(
                chained.account().value(),
                chained.sequence(),
                sha256(chained.previous()),
                cell.resource().app().value(),
                cell.resource().process().value(),
                cell.resource().size().value(),
                cell.day(),
                cell.revision(),
                cell.usage().commandedMs(),
                cell.usage().observedMs(),
                cell.usage().billableMs(),
                cell.dynoStarts(),
                cell.firstPosition(),
                cell.lastPosition());
    }

    static ChainedEntry fromWire(CellMetered wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                hash(wire.getPreviousHash()),
                new LedgerEntry.CellMetered(
                        resource(wire.getApp(), wire.getProcess(), wire.getSize()),
                        wire.getDay(),
                        wire.getRevision(),
                        new Usage(wire.getCommandedMs(), wire.getObservedMs(), wire.getBillableMs()),
                        wire.getDynoStarts(),
                        wire.getFirstPosition(),
                        wire.getLastPosition()));
    }

    static StatementIssued toWire(ChainedEntry chained, LedgerEntry.StatementIssued statement) {
        return new StatementIssued(
                chained.account().value(),
                chained.sequence(),
                sha256(chained.previous()),
                statement.period().toString(),
                statement.mode().name(),
                statement.currency().getCurrencyCode(),
                statement.lines().stream().map(LedgerWire::line).toList(),
                statement.total().toPlainString());
    }

    static ChainedEntry fromWire(StatementIssued wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                hash(wire.getPreviousHash()),
                new LedgerEntry.StatementIssued(
                        ClockWire.period(wire.getPeriod()),
                        BillingMode.valueOf(wire.getMode()),
                        Money.currency(wire.getCurrency()),
                        wire.getLines().stream().map(LedgerWire::line).toList(),
                        Money.amount(wire.getTotal())));
    }

    static StatementWithheld toWire(ChainedEntry chained, LedgerEntry.StatementWithheld withheld) {
        return new StatementWithheld(
                chained.account().value(),
                chained.sequence(),
                sha256(chained.previous()),
                withheld.period().toString(),
                withheld.mode().name(),
                withheld.reason().name(),
                withheld.detail());
    }

    static ChainedEntry fromWire(StatementWithheld wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                hash(wire.getPreviousHash()),
                new LedgerEntry.StatementWithheld(
                        ClockWire.period(wire.getPeriod()),
                        BillingMode.valueOf(wire.getMode()),
                        LedgerEntry.StatementWithheld.Reason.valueOf(wire.getReason()),
                        wire.getDetail()));
    }

    private static StatementLine line(LedgerEntry.StatementLine line) {
        return new StatementLine(
                line.resource().app().value(),
                line.appName(),
                line.resource().process().value(),
                line.resource().size().value(),
                line.usage().commandedMs(),
                line.usage().observedMs(),
                line.usage().billableMs(),
                line.book().id(),
                line.book().version(),
                line.unitPrice().toPlainString(),
                line.unit(),
                line.amount().toPlainString());
    }

    private static LedgerEntry.StatementLine line(StatementLine wire) {
        return new LedgerEntry.StatementLine(
                resource(wire.getApp(), wire.getProcess(), wire.getSku()),
                wire.getAppName(),
                new Usage(wire.getCommandedMs(), wire.getObservedMs(), wire.getBillableMs()),
                new PriceBookVersion(wire.getPriceBook(), wire.getPriceBookVersion()),
                Money.amount(wire.getUnitPrice()),
                wire.getUnit(),
                Money.amount(wire.getAmount()));
    }

    private static Resource resource(String app, String process, String size) {
        return new Resource(new AppId(app), new ProcessType(process), new DynoSize(size));
    }

    private static Sha256 sha256(Hash hash) {
        return new Sha256(hash.bytes());
    }

    private static Hash hash(Sha256 wire) {
        return Hash.ofDigest(wire.bytes());
    }
}
