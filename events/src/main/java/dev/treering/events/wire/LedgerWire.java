package dev.treering.events.wire;

import dev.treering.events.facts.FactId;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.wire.ledger.CellMetered;
import dev.treering.wire.ledger.CounterMetered;
import dev.treering.wire.ledger.FactRejected;
import dev.treering.wire.ledger.Sha256;
import dev.treering.wire.ledger.StatementIssued;
import dev.treering.wire.ledger.StatementLine;
import dev.treering.wire.ledger.StatementWithheld;
import java.math.BigDecimal;
import java.util.Optional;

/** Ledger entries and their records. */
final class LedgerWire {

    private LedgerWire() {}

    static CellMetered toWire(ChainedEntry chained, LedgerEntry.CellMetered cell) {
        return new CellMetered(
                chained.account().value(),
                chained.sequence(),
                sha256(chained.previous()),
                cell.resource().app(),
                cell.resource().name(),
                cell.resource().sku().value(),
                cell.day(),
                cell.revision(),
                cell.usage().commandedMs(),
                cell.usage().observedMs(),
                cell.usage().billableMs(),
                cell.dynoStarts(),
                cell.firstPosition(),
                cell.lastPosition(),
                cell.resource().kind().name(),
                cell.usage().crashMs(),
                cell.usage().lostMs(),
                cell.usage().maintenanceMs());
    }

    static ChainedEntry fromWire(CellMetered wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                hash(wire.getPreviousHash()),
                new LedgerEntry.CellMetered(
                        resource(wire.getKind(), wire.getApp(), wire.getProcess(), wire.getSize()),
                        wire.getDay(),
                        wire.getRevision(),
                        new Usage(
                                wire.getCommandedMs(),
                                wire.getObservedMs(),
                                wire.getBillableMs(),
                                wire.getCrashMs(),
                                wire.getLostMs(),
                                wire.getMaintenanceMs()),
                        wire.getDynoStarts(),
                        wire.getFirstPosition(),
                        wire.getLastPosition()));
    }

    static CounterMetered toWire(ChainedEntry chained, LedgerEntry.CounterMetered counter) {
        return new CounterMetered(
                chained.account().value(),
                chained.sequence(),
                sha256(chained.previous()),
                counter.resource().kind().name(),
                counter.resource().app(),
                counter.resource().name(),
                counter.resource().sku().value(),
                counter.day(),
                counter.revision(),
                counter.count().quantity().toPlainString(),
                counter.count().events(),
                counter.count().peak().toPlainString(),
                counter.firstPosition(),
                counter.lastPosition());
    }

    static ChainedEntry fromWire(CounterMetered wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                hash(wire.getPreviousHash()),
                new LedgerEntry.CounterMetered(
                        resource(wire.getKind(), wire.getApp(), wire.getName(), wire.getSku()),
                        wire.getDay(),
                        wire.getRevision(),
                        new Count(
                                Money.decimal("quantity", wire.getQuantity()),
                                wire.getEvents(),
                                Money.decimal("peak", wire.getPeak())),
                        wire.getFirstPosition(),
                        wire.getLastPosition()));
    }

    static FactRejected toWire(ChainedEntry chained, LedgerEntry.FactRejected rejected) {
        return new FactRejected(
                chained.account().value(),
                chained.sequence(),
                sha256(chained.previous()),
                rejected.position(),
                rejected.fact().source(),
                rejected.fact().id(),
                rejected.type(),
                rejected.reason().name(),
                rejected.detail());
    }

    static ChainedEntry fromWire(FactRejected wire) {
        return new ChainedEntry(
                new AccountId(wire.getAccount()),
                wire.getSequence(),
                hash(wire.getPreviousHash()),
                new LedgerEntry.FactRejected(
                        wire.getPosition(),
                        new FactId(wire.getSource(), wire.getId()),
                        wire.getType(),
                        Choices.of("reason", LedgerEntry.FactRejected.Reason.class, wire.getReason()),
                        wire.getDetail()));
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

    static StatementLine line(LedgerEntry.StatementLine line) {
        return new StatementLine(
                line.resource().app(),
                line.appName(),
                line.resource().name(),
                line.resource().sku().value(),
                line.usage().commandedMs(),
                line.usage().observedMs(),
                line.usage().billableMs(),
                line.book().map(PriceBookVersion::id).orElse(""),
                line.book().map(PriceBookVersion::version).orElse(0),
                PriceItems.text(line.unitPrice()),
                line.unit(),
                line.amount().toPlainString(),
                line.kind().name(),
                line.resource().kind().name(),
                line.usage().crashMs(),
                line.usage().lostMs(),
                line.usage().maintenanceMs(),
                line.billedMs(),
                line.quantity().toPlainString(),
                line.listAmount().toPlainString(),
                line.tax().map(LineTax::category).orElse(""),
                line.tax().map(LineTax::jurisdiction).orElse(""),
                PriceItems.text(line.tax().map(LineTax::percent)),
                line.detail(),
                line.corrects().map(corrected -> corrected.period().toString()).orElse(""),
                Moments.text(line.corrects().flatMap(Correction::day)));
    }

    /** Statements of before lines had a quantity are of dyno time alone, all of it billed by the lesser of both levels. */
    static LedgerEntry.StatementLine line(StatementLine wire) {
        boolean early = wire.getQuantity().isEmpty();
        return new LedgerEntry.StatementLine(
                Choices.of("lineKind", LineKind.class, wire.getLineKind()),
                resource(wire.getKind(), wire.getApp(), wire.getProcess(), wire.getSku()),
                wire.getAppName(),
                new Usage(
                        wire.getCommandedMs(),
                        wire.getObservedMs(),
                        wire.getBillableMs(),
                        wire.getCrashMs(),
                        wire.getLostMs(),
                        wire.getMaintenanceMs()),
                early ? wire.getBillableMs() : wire.getBilledMs(),
                early ? BigDecimal.valueOf(wire.getBillableMs()) : Money.decimal("quantity", wire.getQuantity()),
                wire.getUnit(),
                book(wire),
                PriceItems.decimal("unitPrice", wire.getUnitPrice()),
                Money.decimal("listAmount", early ? wire.getAmount() : wire.getListAmount()),
                Money.amount(wire.getAmount()),
                tax(wire),
                wire.getDetail(),
                corrects(wire));
    }

    private static Optional<Correction> corrects(StatementLine wire) {
        return wire.getCorrectsPeriod().isEmpty()
                ? Optional.empty()
                : Optional.of(new Correction(
                        ClockWire.period(wire.getCorrectsPeriod()), Moments.dayOrNone(wire.getCorrectsDay())));
    }

    private static Optional<PriceBookVersion> book(StatementLine wire) {
        return wire.getPriceBook().isEmpty()
                ? Optional.empty()
                : Optional.of(new PriceBookVersion(wire.getPriceBook(), wire.getPriceBookVersion()));
    }

    private static Optional<LineTax> tax(StatementLine wire) {
        return PriceItems.decimal("taxPercent", wire.getTaxPercent())
                .map(percent -> new LineTax(wire.getTaxCategory(), wire.getTaxJurisdiction(), percent));
    }

    static Resource resource(String kind, String app, String name, String sku) {
        return new Resource(Choices.of("kind", ResourceKind.class, kind), app, name, new Sku(sku));
    }

    static Sha256 sha256(Hash hash) {
        return new Sha256(hash.bytes());
    }

    static Hash hash(Sha256 wire) {
        return Hash.ofDigest(wire.bytes());
    }
}
