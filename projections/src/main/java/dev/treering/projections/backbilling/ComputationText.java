package dev.treering.projections.backbilling;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.BackBillEntry.BackBilledCell;
import dev.treering.events.ledger.BackBillEntry.ExcludedCell;
import dev.treering.events.ledger.LedgerEntry.CellAmount;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A computation as the text that people approve the hash of: one line for each cell, as {@code docs/back-billing.md} says. In which
 * month it is invoiced is no part of it, so that approvals outlive the end of a month.
 */
public final class ComputationText {

    private static final String FORMAT = "treering-back-bill-1";

    private ComputationText() {}

    /** The SHA-256 of the text's UTF-8 bytes. */
    public static Hash hash(AccountId account, CaseId billingCase, BackBill backBill) {
        return Hash.of(of(account, billingCase, backBill).getBytes(UTF_8));
    }

    /** Lines that end with a line feed; their fields are apart by tabs. */
    public static String of(AccountId account, CaseId billingCase, BackBill backBill) {
        var text = new StringBuilder();
        line(text, FORMAT, account, billingCase, backBill.currency().getCurrencyCode());
        for (BackBilledCell cell : backBill.cells()) {
            line(
                    text,
                    "cell",
                    cell(cell.pending()),
                    amount(cell.price()),
                    amount(cell.discount()),
                    amount(cell.cap()),
                    amount(cell.posted()));
        }
        for (ExcludedCell cell : backBill.excluded()) {
            line(text, "excluded", cell(cell.pending()), cell.reason(), escaped(cell.detail()));
        }
        for (StatementLine line : backBill.lines()) {
            line(
                    text,
                    "line",
                    line.kind(),
                    resource(line.resource()),
                    amount(line.amount()),
                    line.tax().map(tax -> amount(tax.percent())).orElse(""),
                    escaped(line.detail()));
        }
        line(text, "total", amount(backBill.total()));
        return text.toString();
    }

    private static String cell(CellAmount cell) {
        return fields(cell.day(), resource(cell.resource()), cell.revision(), cell.billedMs(), amount(cell.amount()));
    }

    private static String resource(Resource resource) {
        return fields(
                resource.kind(),
                escaped(resource.app()),
                escaped(resource.name()),
                escaped(resource.sku().value()));
    }

    /** The same amount is always the same text, however many zeros it was read with. */
    private static String amount(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static void line(StringBuilder text, Object... fields) {
        text.append(fields(fields)).append('\n');
    }

    private static String fields(Object... fields) {
        return Arrays.stream(fields).map(Object::toString).collect(Collectors.joining("\t"));
    }
}
