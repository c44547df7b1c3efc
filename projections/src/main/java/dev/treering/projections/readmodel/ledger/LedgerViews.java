package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.query.LedgerQueries.ChainHead;
import dev.treering.projections.query.LedgerQueries.StatementSummary;
import dev.treering.projections.query.LedgerQueries.StatementView;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Rows as views. */
final class LedgerViews {

    private LedgerViews() {}

    static CellMetered cell(ResultSet row) throws SQLException {
        return new CellMetered(
                resource(row),
                row.getObject("day", LocalDate.class),
                row.getInt("revision"),
                usage(row),
                row.getInt("dyno_starts"),
                row.getLong("first_position"),
                row.getLong("last_position"));
    }

    static CounterMetered counter(ResultSet row) throws SQLException {
        return new CounterMetered(
                resource(row),
                row.getObject("day", LocalDate.class),
                row.getInt("revision"),
                new Count(row.getBigDecimal("quantity"), row.getLong("events"), row.getBigDecimal("peak")),
                row.getLong("first_position"),
                row.getLong("last_position"));
    }

    static StatementView statementWithoutLines(ResultSet row) throws SQLException {
        return new StatementView(
                new AccountId(row.getString("account")),
                new StatementIssued(
                        YearMonth.parse(row.getString("period")),
                        BillingMode.valueOf(row.getString("mode")),
                        Currency.getInstance(row.getString("currency")),
                        List.of(),
                        row.getBigDecimal("total")),
                row.getLong("sequence"),
                Hash.ofDigest(row.getBytes("hash")));
    }

    static StatementView with(StatementView view, List<StatementLine> lines) {
        var statement = view.statement();
        return new StatementView(
                view.account(),
                new StatementIssued(
                        statement.period(), statement.mode(), statement.currency(), lines, statement.total()),
                view.sequence(),
                view.hash());
    }

    static StatementLine line(ResultSet row) throws SQLException {
        return new StatementLine(
                LineKind.valueOf(row.getString("line_kind")),
                resource(row),
                row.getString("app_name"),
                usage(row),
                row.getLong("billed_ms"),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                book(row),
                Optional.ofNullable(row.getBigDecimal("unit_price")),
                row.getBigDecimal("list_amount"),
                row.getBigDecimal("amount"),
                tax(row),
                row.getString("detail"),
                corrects(row));
    }

    private static Optional<Correction> corrects(ResultSet row) throws SQLException {
        Optional<LocalDate> day = Optional.ofNullable(row.getObject("corrects_day", LocalDate.class));
        return Optional.ofNullable(row.getString("corrects_period"))
                .map(period -> new Correction(YearMonth.parse(period), day));
    }

    private static Optional<PriceBookVersion> book(ResultSet row) throws SQLException {
        int version = row.getInt("book_version");
        return Optional.ofNullable(row.getString("book")).map(id -> new PriceBookVersion(id, version));
    }

    private static Optional<LineTax> tax(ResultSet row) throws SQLException {
        String jurisdiction = row.getString("tax_jurisdiction");
        BigDecimal percent = row.getBigDecimal("tax_percent");
        return Optional.ofNullable(row.getString("tax_category"))
                .map(category -> new LineTax(category, jurisdiction, percent));
    }

    static StatementSummary summary(ResultSet row) throws SQLException {
        return new StatementSummary(
                new AccountId(row.getString("account")),
                YearMonth.parse(row.getString("period")),
                BillingMode.valueOf(row.getString("mode")),
                Currency.getInstance(row.getString("currency")),
                row.getInt("lines"),
                row.getBigDecimal("total"),
                Hash.ofDigest(row.getBytes("hash")));
    }

    static StatementWithheld withheld(ResultSet row) throws SQLException {
        return new StatementWithheld(
                YearMonth.parse(row.getString("period")),
                BillingMode.valueOf(row.getString("mode")),
                StatementWithheld.Reason.valueOf(row.getString("reason")),
                row.getString("detail"));
    }

    static ChainHead chainHead(ResultSet row) throws SQLException {
        return new ChainHead(
                new AccountId(row.getString("account")), row.getLong("sequence"), Hash.ofDigest(row.getBytes("hash")));
    }

    static Resource resource(ResultSet row) throws SQLException {
        return new Resource(
                ResourceKind.valueOf(row.getString("kind")),
                row.getString("app"),
                row.getString("name"),
                new Sku(row.getString("sku")));
    }

    private static Usage usage(ResultSet row) throws SQLException {
        return new Usage(
                row.getLong("commanded_ms"),
                row.getLong("observed_ms"),
                row.getLong("billable_ms"),
                row.getLong("crash_ms"),
                row.getLong("lost_ms"),
                row.getLong("maintenance_ms"));
    }
}
