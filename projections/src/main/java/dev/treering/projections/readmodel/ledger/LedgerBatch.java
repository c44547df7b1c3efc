package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.readmodel.following.Projection;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Ledger entries that are written together. What a newer entry replaces is never written over a newer one. */
final class LedgerBatch implements Projection.Batch {

    private final Upsert cells = new Upsert(
            """
            insert into cell (account, kind, app, name, sku, day, revision,
                commanded_ms, observed_ms, billable_ms, crash_ms, lost_ms, maintenance_ms, dyno_starts,
                first_position, last_position)""",
            List.of(
                    "text", "text", "text", "text", "text", "date", "int4", "int8", "int8", "int8", "int8", "int8",
                    "int8", "int4", "int8", "int8"),
            """
            on conflict (account, day, app, name, sku, kind) do update
            set revision = excluded.revision, commanded_ms = excluded.commanded_ms, observed_ms = excluded.observed_ms,
                billable_ms = excluded.billable_ms, crash_ms = excluded.crash_ms, lost_ms = excluded.lost_ms,
                maintenance_ms = excluded.maintenance_ms, dyno_starts = excluded.dyno_starts,
                first_position = excluded.first_position, last_position = excluded.last_position
            where cell.revision < excluded.revision""");
    private final Upsert counters = new Upsert(
            """
            insert into counter (account, kind, app, name, sku, day, revision,
                quantity, events, peak, first_position, last_position)""",
            List.of(
                    "text", "text", "text", "text", "text", "date", "int4", "numeric", "int8", "numeric", "int8",
                    "int8"),
            """
            on conflict (account, day, app, name, sku, kind) do update
            set revision = excluded.revision, quantity = excluded.quantity, events = excluded.events,
                peak = excluded.peak, first_position = excluded.first_position, last_position = excluded.last_position
            where counter.revision < excluded.revision""");
    private final Upsert rejected = new Upsert(
            "insert into rejected (letter, position, account, source, fact, type, code, detail)",
            List.of("text", "int8", "text", "text", "text", "text", "text", "text"),
            "on conflict (letter) do nothing");
    private final Upsert withheld = new Upsert(
            "insert into withheld (account, period, mode, sequence, reason, detail)",
            List.of("text", "text", "text", "int8", "text", "text"),
            """
            on conflict (account, period, mode) do update
            set sequence = excluded.sequence, reason = excluded.reason, detail = excluded.detail
            where withheld.sequence < excluded.sequence""");
    private final Upsert heads =
            new Upsert("insert into chain_head (account, sequence, hash)", List.of("text", "int8", "bytea"), """
            on conflict (account) do update set sequence = excluded.sequence, hash = excluded.hash
            where chain_head.sequence < excluded.sequence""");
    private final BackBillRows backBills = new BackBillRows();
    private final ShadowRows shadow = new ShadowRows();
    private final StatementRows statements = new StatementRows();
    private final Resolutions resolutions;

    LedgerBatch(Resolutions resolutions) {
        this.resolutions = resolutions;
    }

    @Override
    public long take(ConsumerRecord<byte[], byte[]> record) {
        var chained = LedgerRecords.read(record.headers(), record.value());
        var account = chained.account().value();
        var hash = Hash.of(record.value());
        switch (chained.entry()) {
            case LedgerEntry.CellMetered cell -> take(account, cell);
            case LedgerEntry.CounterMetered counter -> take(account, counter);
            case LedgerEntry.CellsStated stated -> shadow.take(account, chained.sequence(), stated, record.value());
            case LedgerEntry.BudgetReached _ -> {}
            case BackBillEntry entry -> backBills.take(account, chained.sequence(), entry, record.value());
            case LedgerEntry.FactRejected rejection -> take(account, rejection);
            case LedgerEntry.StatementIssued statement -> statements.take(account, chained.sequence(), hash, statement);
            case LedgerEntry.StatementWithheld(var period, var mode, var reason, var detail) ->
                withheld.last(
                        List.of(account, period, mode),
                        account,
                        period.toString(),
                        mode.name(),
                        chained.sequence(),
                        reason.name(),
                        detail);
        }
        resolutions.take(chained);
        heads.last(List.of(account), account, chained.sequence(), hash.bytes());
        return Projection.NO_POSITION;
    }

    private void take(String account, LedgerEntry.CellMetered cell) {
        var resource = cell.resource();
        cells.last(
                List.of(account, resource, cell.day()),
                account,
                resource.kind().name(),
                resource.app(),
                resource.name(),
                resource.sku().value(),
                cell.day(),
                cell.revision(),
                cell.usage().commandedMs(),
                cell.usage().observedMs(),
                cell.usage().billableMs(),
                cell.usage().crashMs(),
                cell.usage().lostMs(),
                cell.usage().maintenanceMs(),
                cell.dynoStarts(),
                cell.firstPosition(),
                cell.lastPosition());
    }

    private void take(String account, LedgerEntry.CounterMetered counter) {
        var resource = counter.resource();
        counters.last(
                List.of(account, resource, counter.day()),
                account,
                resource.kind().name(),
                resource.app(),
                resource.name(),
                resource.sku().value(),
                counter.day(),
                counter.revision(),
                counter.count().quantity().toPlainString(),
                counter.count().events(),
                counter.count().peak().toPlainString(),
                counter.firstPosition(),
                counter.lastPosition());
    }

    private void take(String account, LedgerEntry.FactRejected rejection) {
        rejected.first(
                List.of(rejection.position()),
                Long.toString(rejection.position()),
                rejection.position(),
                account,
                rejection.fact().source(),
                rejection.fact().id(),
                rejection.type(),
                rejection.reason().name(),
                rejection.detail());
    }

    @Override
    public void write(Connection connection) throws SQLException {
        cells.write(connection);
        counters.write(connection);
        rejected.write(connection);
        backBills.write(connection);
        shadow.write(connection);
        statements.write(connection);
        withheld.write(connection);
        resolutions.write(connection);
        heads.write(connection);
    }
}
