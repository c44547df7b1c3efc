package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the ledger last said of back-bill cases. What became of single cells is not kept here. */
final class BackBillRows {

    private final Upsert entries = new Upsert(
            "insert into read.back_bill_entry (account, billing_case, type, sequence, entry)",
            List.of("text", "text", "text", "int8", "bytea"),
            """
            on conflict (account, billing_case, type) do update
            set sequence = excluded.sequence, entry = excluded.entry
            where back_bill_entry.sequence < excluded.sequence""");

    void take(String account, long sequence, BackBillEntry entry, byte[] bytes) {
        switch (entry) {
            case BackBillEntry.Computed computed -> take(account, computed.billingCase(), sequence, entry, bytes);
            case BackBillEntry.Posted posted -> take(account, posted.billingCase(), sequence, entry, bytes);
            case BackBillEntry.Held held -> take(account, held.billingCase(), sequence, entry, bytes);
            case BackBillEntry.Resolved _ -> {}
        }
    }

    private void take(String account, CaseId id, long sequence, BackBillEntry entry, byte[] bytes) {
        String type = LedgerCodec.typeOf(entry);
        entries.last(List.of(account, id, type), account, id.value(), type, sequence, bytes);
    }

    void write(Connection connection) throws SQLException {
        entries.write(connection);
    }
}
