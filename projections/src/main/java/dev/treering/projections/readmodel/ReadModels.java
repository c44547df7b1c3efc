package dev.treering.projections.readmodel;

import dev.treering.projections.log.LogClients;
import dev.treering.projections.query.BackBillQueries;
import dev.treering.projections.query.DeadLetterQueries;
import dev.treering.projections.query.InvoiceQueries;
import dev.treering.projections.query.LedgerQueries;
import dev.treering.projections.query.PlatformQueries;
import dev.treering.projections.query.ResolutionQueries;
import dev.treering.projections.query.ShadowQueries;
import dev.treering.projections.readmodel.deadletter.DeadLetterProjection;
import dev.treering.projections.readmodel.deadletter.DeadLetterReader;
import dev.treering.projections.readmodel.following.Projector;
import dev.treering.projections.readmodel.invoice.InvoiceReader;
import dev.treering.projections.readmodel.ledger.BackBillReader;
import dev.treering.projections.readmodel.ledger.LedgerProjection;
import dev.treering.projections.readmodel.ledger.LedgerReader;
import dev.treering.projections.readmodel.ledger.ResolutionReader;
import dev.treering.projections.readmodel.ledger.ShadowReader;
import dev.treering.projections.readmodel.platform.PlatformProjection;
import dev.treering.projections.readmodel.platform.PlatformReader;
import dev.treering.projections.readmodel.sql.Select;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;

/**
 * All read models: kept up to date from Kafka, each on a thread of its own, and asked by many.
 *
 * <p>Several processes may keep the same database up to date; each row is written by one of them.
 */
public final class ReadModels implements AutoCloseable {

    private final Admin admin;
    private final Projector platform;
    private final Projector ledger;
    private final Projector letters;
    private final PlatformQueries platformQueries;
    private final LedgerQueries ledgerQueries;
    private final BackBillQueries backBillQueries;
    private final DeadLetterQueries deadLetterQueries;
    private final ResolutionQueries resolutionQueries;
    private final ShadowQueries shadowQueries;
    private final InvoiceQueries invoiceQueries;
    private final Settlement settlement;

    private ReadModels(Admin admin, Projector platform, Projector ledger, Projector letters, Select select) {
        this.admin = admin;
        this.platform = platform;
        this.ledger = ledger;
        this.letters = letters;
        this.platformQueries = new PlatformReader(select, platform.progress());
        this.ledgerQueries = new LedgerReader(select);
        this.backBillQueries = new BackBillReader(select);
        this.deadLetterQueries = new DeadLetterReader(select);
        this.resolutionQueries = new ResolutionReader(select);
        this.shadowQueries = new ShadowReader(select, resolutionQueries);
        this.invoiceQueries = new InvoiceReader(select);
        this.settlement = new Settlement(admin, platform.progress(), ledger.progress(), letters.progress());
    }

    /**
     * Brings the schema up to date and starts to follow the topics, which must be there.
     *
     * @param database is asked for a connection for each batch and for each question
     */
    public static ReadModels start(String bootstrapServers, DataSource database) {
        ReadModelSchema.migrate(database);
        return new ReadModels(
                LogClients.admin(bootstrapServers),
                Projector.start(bootstrapServers, database, new PlatformProjection()),
                Projector.start(bootstrapServers, database, new LedgerProjection()),
                Projector.start(bootstrapServers, database, new DeadLetterProjection()),
                new Select(database));
    }

    public PlatformQueries platform() {
        return platformQueries;
    }

    public LedgerQueries ledger() {
        return ledgerQueries;
    }

    /** Invoices, as far as {@link #platform()} has come; what is due, as far as {@link #ledger()} has. */
    public InvoiceQueries invoices() {
        return invoiceQueries;
    }

    /** Back-bills: what was said of them as far as {@link #platform()} has come, what they come to as far as {@link #ledger()} has. */
    public BackBillQueries backBills() {
        return backBillQueries;
    }

    public DeadLetterQueries deadLetters() {
        return deadLetterQueries;
    }

    public ResolutionQueries resolutions() {
        return resolutionQueries;
    }

    /** Disputes as far as {@link #platform()} has come; what became of usage as far as {@link #ledger()} has. */
    public ShadowQueries shadow() {
        return shadowQueries;
    }

    /**
     * Waits until {@link #ledger()} and {@link #resolutions()} say everything that the topic of the ledger holds now.
     *
     * @return false if it is not so within the time
     */
    public boolean awaitLedger(Duration atMost) {
        try {
            return settlement.awaitLedger(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Waits until {@link #ledger()} and {@link #deadLetters()} say everything that the facts up to a log position lead to. Needs a running ledger
     * application.
     *
     * @return false if it is not so within the time
     */
    public boolean awaitSettled(long position, Duration atMost) {
        try {
            return settlement.await(position, atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What keeps a read model from going on, now; empty while all is well. They go on by themselves once it is gone. */
    public Optional<Exception> trouble() {
        return platform.trouble().or(ledger::trouble).or(letters::trouble);
    }

    /** What has ended a read model for good; only a restart brings it back. */
    public Optional<Throwable> illness() {
        return platform.illness().or(ledger::illness).or(letters::illness);
    }

    @Override
    public void close() {
        platform.close();
        ledger.close();
        letters.close();
        admin.close();
    }
}
