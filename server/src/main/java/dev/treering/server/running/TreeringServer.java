package dev.treering.server.running;

import com.zaxxer.hikari.HikariDataSource;
import dev.treering.aggregates.axon.AxonDecisions;
import dev.treering.aggregates.decision.Decisions;
import dev.treering.aggregates.relay.Relay;
import dev.treering.aggregates.store.PostgresEventStore;
import dev.treering.aggregates.store.StoreFactLog;
import dev.treering.events.log.FactLog;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.projections.topology.LedgerStreams;
import dev.treering.projections.verify.LogComparison;
import dev.treering.projections.verify.LogSpending;
import dev.treering.projections.verify.VerificationProgress;
import dev.treering.runtime.RuntimeAdapter;
import dev.treering.runtime.simulated.SimulatedCluster;
import dev.treering.server.access.ApiKeys;
import dev.treering.server.calendar.DayKeeper;
import dev.treering.server.calendar.Evidence;
import dev.treering.server.calendar.PeriodClosing;
import dev.treering.server.doors.HttpDoors;
import dev.treering.server.http.Addresses;
import dev.treering.server.http.Parts;
import dev.treering.server.http.Periods;
import dev.treering.server.http.Verifier;
import dev.treering.server.invoicing.Invoicing;
import dev.treering.server.settings.DataDirectory;
import dev.treering.server.settings.Settings;
import dev.treering.server.settings.Settings.ClockMode;
import dev.treering.server.telemetry.Telemetry;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole of Treering in one process: read from top to bottom, this is what runs.
 *
 * <p>Parts are started in this order and stopped in reverse. Everything durable is in PostgreSQL, in Kafka and in the cluster;
 * the process may be killed at any moment and started again on the same settings.
 */
public final class TreeringServer implements AutoCloseable {

    /** As {@code /v1/status} and {@code --version} tell it. */
    public static final String VERSION = "0.1.0";

    /** What the Heroku door asks for where a first scaling names no size: Fir's smallest. */
    private static final DynoSize FIRST_SIZE = new DynoSize("dyno-1c-0.5gb");

    private final Started started = new Started();
    private final DataDirectory data;
    private final String bootstrapServers;
    private final FactLog log;
    private final Decisions decisions;
    private final ReadModels readModels;
    private final Optional<SimulatedCluster> simulatedCluster;
    private final RuntimeAdapter adapter;
    private final Verifier verifier;
    private final Invoicing invoicing;
    private final String sealKey;
    private final Periods periods;
    private final HttpDoors doors;

    /** Starts everything on the machine's clock; returns once it serves. Throws {@link CannotStart} with the reason where it cannot. */
    public static TreeringServer start(Settings settings) {
        var server = new TreeringServer(settings, InstantSource.system());
        server.simulatedCluster.ifPresent(SimulatedCluster::start);
        return server;
    }

    /** As {@link #start}, on a clock that somebody moves, who also ticks the simulated cluster. */
    public static TreeringServer onVirtualTime(Settings settings, InstantSource clock) {
        return new TreeringServer(settings, clock);
    }

    private TreeringServer(Settings settings, InstantSource clock) {
        try {
            data = DataDirectory.at(settings.data());
            var keys = new ApiKeys(List.of(ApiKeys.Key.admin("admin", data.adminToken(ApiKeys::newSecret))));

            started.part("telemetry", Telemetry::start);

            HttpDoors.checkFree(settings.port());

            // what everything stands on, ours or theirs
            HikariDataSource database = Database.open(settings, data, started);
            bootstrapServers = Broker.open(settings, data, started);
            simulatedCluster = Cluster.simulated(settings, data, clock, started);

            // the log: one order in PostgreSQL, carried to Kafka
            PostgresEventStore.migrate(database);
            var store = new PostgresEventStore(database, clock);
            log = new StoreFactLog(store);
            decisions = new DefaultAccount(started.part("decisions", () -> new AxonDecisions(store)));
            Relay relay =
                    started.part("relay", () -> Relay.start(store, Map.of("bootstrap.servers", bootstrapServers)));

            // its two consequences: what is owed, what runs
            LedgerStreams ledgers = started.part("ledgers", () -> Ledgers.start(bootstrapServers, data));
            SealingParts sealing = SealingParts.open(settings, data, bootstrapServers, started);
            sealKey = sealing.keys().inUse().toString();
            readModels = started.part("read models", () -> ReadModels.start(bootstrapServers, database));
            adapter = started.part(
                    "runtime adapter",
                    () -> RuntimeAdapter.start(
                            Cluster.adapterSettings(settings, simulatedCluster, bootstrapServers), log, clock));

            // the doors
            verifier = new ServerVerifier(
                    new LogVerifier(bootstrapServers, Optional.of(sealing.keys()), VerificationProgress.NONE),
                    readModels);
            var settled = started.part("settled ledgers", () -> SettledLedgers.watch(log, readModels));
            invoicing = InvoicingParts.open(settings.invoices(), readModels.invoices(), store, log, started);
            var health = new Health(relay, ledgers, readModels, sealing.sealer(), adapter);
            var evidence = new Evidence(
                    log, settled, readModels.platform(), readModels.deadLetters(), verifier, adapter::observing);
            periods = new PeriodClosing(decisions, evidence, settings.closing());
            var parts = new Parts(
                    log,
                    decisions,
                    periods,
                    readModels.ledger(),
                    readModels.backBills(),
                    readModels.shadow(),
                    readModels.deadLetters(),
                    settled,
                    readModels.platform(),
                    invoicing,
                    verifier,
                    sealing.checkpoints(),
                    (wanted, account) -> LogComparison.run(bootstrapServers, wanted, account),
                    new LogInquiries(bootstrapServers, Optional.of(sealing.keys())),
                    (account, month) -> LogSpending.run(bootstrapServers, account, month),
                    started.part("replays", () -> new ServerReplays(bootstrapServers, database)),
                    health,
                    keys,
                    DefaultAccount.ID,
                    FIRST_SIZE,
                    clock,
                    new Addresses(bootstrapServers, simulatedCluster.map(SimulatedCluster::apiServerUrl)),
                    VERSION);
            doors = started.part("doors", () -> HttpDoors.start(settings.port(), parts));

            // time
            if (settings.clock() == ClockMode.WALL) {
                started.part(
                        "day keeper",
                        () -> DayKeeper.start(
                                store,
                                decisions,
                                periods,
                                clock,
                                settings.closing().grace()));
            }
        } catch (RuntimeException e) {
            started.close();
            throw CannotStart.because(e, settings.port());
        } catch (Error e) {
            started.close();
            throw e;
        }
    }

    /** Where it serves. */
    public URI url() {
        return URI.create("http://localhost:" + doors.port());
    }

    /** The verifier key of what is sealed: who has it from elsewhere can verify all that is signed. */
    public String sealKey() {
        return sealKey;
    }

    public DataDirectory data() {
        return data;
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public FactLog log() {
        return log;
    }

    public Decisions decisions() {
        return decisions;
    }

    public ReadModels readModels() {
        return readModels;
    }

    public RuntimeAdapter adapter() {
        return adapter;
    }

    /** Compares the ledgers with the log. */
    public Verifier verifier() {
        return verifier;
    }

    /** Closes periods. */
    public Periods periods() {
        return periods;
    }

    /** The simulated cluster; empty with a real one. */
    /** The invoicing job. */
    public Invoicing invoicing() {
        return invoicing;
    }

    public Optional<SimulatedCluster> simulatedCluster() {
        return simulatedCluster;
    }

    @Override
    public void close() {
        started.close();
    }
}
