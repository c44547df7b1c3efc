package dev.treering.projections.readmodel.invoice;

import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.query.InvoiceQueries.Due;
import dev.treering.projections.query.InvoiceQueries.Happening;
import dev.treering.projections.query.InvoiceQueries.InvoiceView;
import dev.treering.projections.query.InvoiceQueries.Link;
import dev.treering.projections.query.InvoiceQueries.OpenClaim;
import dev.treering.projections.query.InvoiceQueries.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;

/** Rows as views. */
final class InvoiceViews {

    private InvoiceViews() {}

    static Due due(ResultSet row, Kind kind) throws SQLException {
        byte[] head = row.getBytes("head_hash");
        return new Due(
                new AccountId(row.getString("account")),
                source(row, kind),
                Currency.getInstance(row.getString("currency")),
                row.getBigDecimal("total"),
                row.getInt("lines"),
                row.getInt("lines_found"),
                row.getBigDecimal("sum"),
                row.getInt("decimals"),
                head == null
                        ? Optional.empty()
                        : Optional.of(new Link(row.getLong("head_sequence"), Hash.ofDigest(head))),
                Optional.ofNullable(row.getString("agreed")).map(Currency::getInstance));
    }

    static InvoiceView invoice(ResultSet row) throws SQLException {
        return new InvoiceView(
                InvoiceNumber.parse(row.getString("number")),
                row.getLong("position"),
                new AccountId(row.getString("account")),
                source(row, Kind.valueOf(row.getString("kind"))),
                Currency.getInstance(row.getString("currency")),
                row.getBigDecimal("total"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                instant(row, "issued_at"),
                row.getBigDecimal("credited"),
                State.valueOf(row.getString("state")));
    }

    static Happening happening(ResultSet row) throws SQLException {
        return new Happening(
                row.getString("kind"),
                instant(row, "held_at"),
                Optional.ofNullable(row.getObject("day", LocalDate.class)),
                Optional.ofNullable(row.getString("note")).map(InvoiceNumber::parse),
                Optional.ofNullable(row.getBigDecimal("amount")),
                row.getString("who"),
                row.getString("detail"));
    }

    static OpenClaim openClaim(ResultSet row) throws SQLException {
        return new OpenClaim(
                new AccountId(row.getString("account")),
                source(row, Kind.valueOf(row.getString("kind"))),
                Optional.ofNullable(row.getString("currency")).map(Currency::getInstance),
                Optional.ofNullable(row.getBigDecimal("total")),
                Optional.ofNullable(row.getString("reason")),
                instant(row, "held_at"));
    }

    private static Source source(ResultSet row, Kind kind) throws SQLException {
        return new Source(
                kind,
                YearMonth.parse(row.getString("period")),
                row.getLong("sequence"),
                Hash.ofDigest(row.getBytes("hash")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
