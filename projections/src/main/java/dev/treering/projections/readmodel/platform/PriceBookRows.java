package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.PriceFact;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Price books as they were published. A version is immutable, so the first word about it is the last. */
final class PriceBookRows {

    private final Upsert published = new Upsert(
            "insert into price_book (book, version, fact)",
            List.of("text", "int4", "bytea"),
            "on conflict (book, version) do nothing");

    void take(PriceFact fact, byte[] bytes) {
        switch (fact) {
            case PriceFact.BookPublished book ->
                published.first(
                        List.of(book.book()), book.book().id(), book.book().version(), bytes);
            case PriceFact.FxRateFixed _ -> {} // nothing to show of it here
        }
    }

    void write(Connection connection) throws SQLException {
        published.write(connection);
    }
}
