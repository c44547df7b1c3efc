package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the ledger last said of back-bill cases. What became of single cells is not kept here. */
final class BackBillRows {

    private final Upsert entries = new Upsert(
            "insert into back_bill_entry (account, billing_case, type, sequence, period, hash, entry)",
            List.of("text", "text", "text", "int8", "text", "bytea", "bytea"),
            """
            on conflict (account, billing_case, type) do update
            set sequence = excluded.sequence, period = excluded.period, hash = excluded.hash, entry = excluded.entry
            where back_bill_entry.sequence < excluded.sequence""");

    void take(String account, long sequence, BackBillEntry entry, byte[] bytes) {
        switch (entry) {
            case BackBillEntry.Computed computed ->
                take(account, computed.billingCase(), sequence, period(computed.backBill()), entry, bytes);
            case BackBillEntry.Posted posted ->
                take(account, posted.billingCase(), sequence, period(posted.backBill()), entry, bytes);
            case BackBillEntry.Held held -> take(account, held.billingCase(), sequence, "", entry, bytes);
            case BackBillEntry.Resolved _ -> {}
        }
    }

    private void take(String account, CaseId id, long sequence, String period, BackBillEntry entry, byte[] bytes) {
        String type = LedgerCodec.typeOf(entry);
        byte[] hash = Hash.of(bytes).bytes();
        entries.last(List.of(account, id, type), account, id.value(), type, sequence, period, hash, bytes);
    }

    private static String period(BackBill backBill) {
        return backBill.period().toString();
    }

    void write(Connection connection) throws SQLException {
        entries.write(connection);
    }
}
