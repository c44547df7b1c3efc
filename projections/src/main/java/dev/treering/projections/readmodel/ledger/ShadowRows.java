package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What was stated of cells in shadow, an entry a row. What is live is resolved by being stated, and is with the resolutions. */
final class ShadowRows {

    private final Upsert entries = new Upsert(
            "insert into shadow_stated (account, sequence, type, entry)",
            List.of("text", "int8", "text", "bytea"),
            "on conflict (account, sequence) do nothing");

    void take(String account, long sequence, CellsStated stated, byte[] bytes) {
        if (stated.mode() == BillingMode.SHADOW) {
            entries.first(List.of(account, sequence), account, sequence, LedgerCodec.typeOf(stated), bytes);
        }
    }

    void write(Connection connection) throws SQLException {
        entries.write(connection);
    }
}
