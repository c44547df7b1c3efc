package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.projections.query.PlatformQueries.AccountView;
import dev.treering.projections.query.PlatformQueries.AppView;
import dev.treering.projections.query.PlatformQueries.Assignment;
import dev.treering.projections.query.PlatformQueries.DynoView;
import dev.treering.projections.query.PlatformQueries.FormationView;
import dev.treering.projections.query.PlatformQueries.SourceView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Rows as views. */
final class PlatformViews {

    private PlatformViews() {}

    static AccountView account(ResultSet row, List<Assignment> books) throws SQLException {
        return new AccountView(
                new AccountId(row.getString("account")),
                row.getString("name"),
                Currency.getInstance(row.getString("currency")),
                row.getString("cohort"),
                instant(row, "opened_at"),
                Optional.ofNullable(row.getObject("pilot_from", LocalDate.class)),
                Optional.ofNullable(row.getObject("live_from", LocalDate.class)),
                List.copyOf(books));
    }

    static Assignment assignment(ResultSet row) throws SQLException {
        return new Assignment(
                new PriceBookVersion(row.getString("book"), row.getInt("version")),
                row.getObject("from_day", LocalDate.class));
    }

    static AppView app(ResultSet row) throws SQLException {
        return new AppView(
                new AppId(row.getString("app")),
                new AccountId(row.getString("account")),
                row.getString("name"),
                row.getInt("release"),
                row.getString("image"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }

    static FormationView formation(ResultSet row) throws SQLException {
        return new FormationView(
                new ProcessType(row.getString("process")),
                row.getInt("quantity"),
                new DynoSize(row.getString("size")),
                instant(row, "updated_at"));
    }

    static DynoView dyno(ResultSet row) throws SQLException {
        return new DynoView(
                new ProcessType(row.getString("process")),
                row.getString("name"),
                new DynoSize(row.getString("size")),
                new DynoRun(row.getString("pod"), row.getInt("restart")),
                row.getString("node"),
                instant(row, "started_at"));
    }

    static SourceView source(ResultSet row) throws SQLException {
        return new SourceView(row.getString("source"), row.getLong("open"), instant(row, "last_heard"));
    }

    static BookPublished priceBook(ResultSet row) throws SQLException {
        return (BookPublished) FactCodec.decode(FactCatalogue.nameOf(BookPublished.class), row.getBytes("fact"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
