package dev.treering.projections.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.audit.LedgerRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A ledger entry with lines, and the leaves that its lines are: canonical JSON, see {@code docs/seals.md}. A document is a statement or a
 * posted back-bill.
 *
 * @param billingCase of a back-bill; empty for a statement
 */
public record SealedDocument(
        LedgerRecord record,
        Seal.Document kind,
        String billingCase,
        YearMonth period,
        BillingMode mode,
        Currency currency,
        List<StatementLine> lines,
        BigDecimal total) {

    private static final long VERSION = 1;

    public SealedDocument {
        lines = List.copyOf(lines);
    }

    /** The document an entry is; empty for an entry without lines that anybody is charged for. */
    public static Optional<SealedDocument> of(LedgerRecord record) {
        return switch (record.chained().entry()) {
            case StatementIssued issued ->
                Optional.of(new SealedDocument(
                        record,
                        Seal.Document.STATEMENT,
                        "",
                        issued.period(),
                        issued.mode(),
                        issued.currency(),
                        issued.lines(),
                        issued.total()));
            case BackBillEntry.Posted posted ->
                Optional.of(new SealedDocument(
                        record,
                        Seal.Document.BACK_BILL,
                        posted.billingCase().value(),
                        posted.backBill().period(),
                        BillingMode.LIVE,
                        posted.backBill().currency(),
                        posted.backBill().lines(),
                        posted.backBill().total()));
            default -> Optional.empty();
        };
    }

    /** The leaves of its lines, in their order. */
    public List<byte[]> leaves() {
        return IntStream.rangeClosed(1, lines.size()).mapToObj(this::leaf).toList();
    }

    /** What it adds to an account's totals. */
    Seal.Total toTotal() {
        return new Seal.Total(kind, period, mode, currency, lines.size(), total);
    }

    /** @param number of the line, from 1 */
    private byte[] leaf(int number) {
        StatementLine line = lines.get(number - 1);
        var json = new CanonicalJson()
                .with("v", VERSION)
                .with("type", "line")
                .with("salt", salt(number).toString())
                .with("account", record.chained().account().value())
                .with("sequence", record.chained().sequence())
                .with("line", number)
                .with("document", kind.name())
                .with("billingCase", billingCase)
                .with("period", period.toString())
                .with("mode", mode.name())
                .with("currency", currency.getCurrencyCode());
        addWhat(line, json);
        addHowMuch(line, json);
        return json.bytes();
    }

    /** Known to whoever has the entry; without it nobody can guess at a line by its hash. */
    private Hash salt(int number) {
        return Hash.of((record.hash() + "/" + number).getBytes(US_ASCII));
    }

    private static void addWhat(StatementLine line, CanonicalJson json) {
        json.with("lineKind", line.kind().name())
                .with("kind", line.resource().kind().name())
                .with("app", line.resource().app())
                .with("appName", line.appName())
                .with("name", line.resource().name())
                .with("sku", line.resource().sku().value())
                .with("priceBook", line.book().map(PriceBookVersion::id).orElse(""))
                .with(
                        "priceBookVersion",
                        line.book().map(PriceBookVersion::version).orElse(0))
                .with(
                        "correctsPeriod",
                        line.corrects()
                                .map(Correction::period)
                                .map(YearMonth::toString)
                                .orElse(""))
                .with(
                        "correctsDay",
                        line.corrects()
                                .flatMap(Correction::day)
                                .map(LocalDate::toString)
                                .orElse(""))
                .with("detail", line.detail());
    }

    private static void addHowMuch(StatementLine line, CanonicalJson json) {
        json.with("commandedMs", line.usage().commandedMs())
                .with("observedMs", line.usage().observedMs())
                .with("billableMs", line.usage().billableMs())
                .with("crashMs", line.usage().crashMs())
                .with("lostMs", line.usage().lostMs())
                .with("maintenanceMs", line.usage().maintenanceMs())
                .with("billedMs", line.billedMs())
                .with("quantity", line.quantity().toPlainString())
                .with("unit", line.unit())
                .with(
                        "unitPrice",
                        line.unitPrice().map(BigDecimal::toPlainString).orElse(""))
                .with("listAmount", line.listAmount().toPlainString())
                .with("amount", line.amount().toPlainString())
                .with("taxCategory", line.tax().map(LineTax::category).orElse(""))
                .with("taxJurisdiction", line.tax().map(LineTax::jurisdiction).orElse(""))
                .with(
                        "taxPercent",
                        line.tax()
                                .map(LineTax::percent)
                                .map(BigDecimal::toPlainString)
                                .orElse(""));
    }
}
