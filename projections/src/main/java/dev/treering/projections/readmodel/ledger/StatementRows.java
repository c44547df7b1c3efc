package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.readmodel.sql.Upsert;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Statements and their lines. A statement never changes, so the first word about it is the last. */
final class StatementRows {

    private final Upsert statements = new Upsert(
            "insert into statement (account, sequence, hash, period, mode, currency, lines, total)",
            List.of("text", "int8", "bytea", "text", "text", "text", "int4", "numeric"),
            "on conflict (account, sequence) do nothing");
    private final Upsert lines = new Upsert(
            """
            insert into statement_line (account, sequence, line, line_kind, kind, app, app_name, name, sku,
                commanded_ms, observed_ms, billable_ms, crash_ms, lost_ms, maintenance_ms, billed_ms, quantity, unit,
                book, book_version, unit_price, list_amount, amount, tax_category, tax_jurisdiction, tax_percent, detail,
                corrects_period, corrects_day)""",
            List.of(
                    "text", "int8", "int4", "text", "text", "text", "text", "text", "text", "int8", "int8", "int8",
                    "int8", "int8", "int8", "int8", "numeric", "text", "text", "int4", "numeric", "numeric", "numeric",
                    "text", "text", "numeric", "text", "text", "date"),
            "on conflict (account, sequence, line) do nothing");

    void take(String account, long sequence, Hash hash, StatementIssued statement) {
        statements.first(
                List.of(account, sequence),
                account,
                sequence,
                hash.bytes(),
                statement.period().toString(),
                statement.mode().name(),
                statement.currency().getCurrencyCode(),
                statement.lines().size(),
                statement.total().toPlainString());
        int number = 0;
        for (StatementLine line : statement.lines()) {
            take(account, sequence, number++, line);
        }
    }

    private void take(String account, long sequence, int number, StatementLine line) {
        lines.first(
                List.of(account, sequence, number),
                account,
                sequence,
                number,
                line.kind().name(),
                line.resource().kind().name(),
                line.resource().app(),
                line.appName(),
                line.resource().name(),
                line.resource().sku().value(),
                line.usage().commandedMs(),
                line.usage().observedMs(),
                line.usage().billableMs(),
                line.usage().crashMs(),
                line.usage().lostMs(),
                line.usage().maintenanceMs(),
                line.billedMs(),
                line.quantity().toPlainString(),
                line.unit(),
                line.book().map(PriceBookVersion::id),
                line.book().map(PriceBookVersion::version),
                line.unitPrice().map(BigDecimal::toPlainString),
                line.listAmount().toPlainString(),
                line.amount().toPlainString(),
                line.tax().map(LineTax::category),
                line.tax().map(LineTax::jurisdiction),
                line.tax().map(tax -> tax.percent().toPlainString()),
                line.detail(),
                line.corrects().map(correction -> correction.period().toString()),
                line.corrects().flatMap(Correction::day));
    }

    void write(Connection connection) throws SQLException {
        statements.write(connection);
        lines.write(connection);
    }
}
