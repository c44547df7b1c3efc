package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.projections.readmodel.following.Projection;
import dev.treering.projections.readmodel.invoice.InvoiceRows;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Facts that are written together: each goes to the rows of its family. */
final class PlatformBatch implements Projection.Batch {

    private final AccountRows accounts = new AccountRows();
    private final AppRows apps = new AppRows();
    private final DynoRows dynos = new DynoRows();
    private final PriceBookRows priceBooks = new PriceBookRows();
    private final InvoiceRows invoices = new InvoiceRows();
    private final BackBillFactRows backBills = new BackBillFactRows();
    private final DisputeRows disputes = new DisputeRows();
    private final MendRows mends = new MendRows();
    private final SourceRows sources = new SourceRows();

    @Override
    public long take(ConsumerRecord<byte[], byte[]> record) {
        var logged = FactRecords.read(record);
        switch (logged.fact()) {
            case AccountFact fact -> accounts.take(fact, logged.heldAt());
            case AppFact fact -> apps.take(fact, logged);
            case DynoFact fact -> dynos.take(fact, logged);
            case PriceFact fact -> priceBooks.take(fact, record.value());
            case InvoiceFact fact -> invoices.take(fact, logged);
            case BillingFact fact -> {
                backBills.take(logged, fact, record.value());
                disputes.take(logged, fact, record.value());
            }
            case ClockFact _,
                    ClusterFact _,
                    BuildFact _,
                    ReconcileFact _,
                    SpaceFact _,
                    UsageFact _ -> {} // nothing to show of them here
        }
        mends.take(logged);
        sources.take(logged);
        return logged.position();
    }

    @Override
    public void write(Connection connection) throws SQLException {
        accounts.write(connection);
        apps.write(connection);
        dynos.write(connection);
        priceBooks.write(connection);
        invoices.write(connection);
        backBills.write(connection);
        disputes.write(connection);
        mends.write(connection);
        sources.write(connection);
    }
}
