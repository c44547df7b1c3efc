package dev.treering.server.cli;

import dev.treering.server.running.CannotStart;
import dev.treering.server.running.TreeringServer;
import dev.treering.server.settings.CloseRules;
import dev.treering.server.settings.Settings;
import dev.treering.server.settings.Settings.ClockMode;
import dev.treering.server.settings.Settings.Invoices;
import dev.treering.server.settings.Settings.Seals;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs everything until it is told to stop. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs everything; what is not given is embedded. Ctrl-C or SIGTERM stops in order; after any end the next `up` on"
                        + " the same directory goes on.",
        footer = {"", "Example: treering up --data /var/lib/treering --port 8080"})
final class UpCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(UpCommand.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".treering",
            description = "Data directory (${DEFAULT-VALUE}).")
    private Path data;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "HTTP port on loopback, 0 for any (${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--clock",
            paramLabel = "wall|manual",
            defaultValue = "wall",
            description =
                    "Who closes days and periods: the machine's clock, or `close` and imported facts (${DEFAULT-VALUE}).")
    private ClockMode clock;

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            defaultValue = "48h",
            converter = Arguments.Length.class,
            description = "How long a month stays open after its end for facts that come late (${DEFAULT-VALUE}).")
    private Duration grace;

    @Option(
            names = "--no-close-replay",
            description =
                    "Closes a month without folding the whole log anew and comparing it with the ledgers, which takes as long as"
                            + " `audit verify`.")
    private boolean noCloseReplay;

    @Option(names = "--kafka", paramLabel = "ADDR", description = "Bootstrap servers of a Kafka to use.")
    private @Nullable String kafka;

    @Option(names = "--database", paramLabel = "JDBC", description = "JDBC URL of a PostgreSQL to use.")
    private @Nullable String database;

    @Option(names = "--kubeconfig", paramLabel = "FILE", description = "A cluster to use.")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--cluster-name",
            paramLabel = "NAME",
            description = "Names the cluster in facts, for ever (simulated; with --kubeconfig: default).")
    private @Nullable String clusterName;

    @Option(
            names = "--share-cluster",
            description =
                    "Other adapters (`treering adapter`) serve the cluster too: this server shares the work with them. All of them have"
                            + " to be started so.")
    private boolean shareCluster;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "8",
            description = "Of the topics keyed by account; fixed when they are created (${DEFAULT-VALUE}).")
    private int partitions;

    @Option(
            names = "--invoice-provider",
            paramLabel = "WHERE",
            description =
                    "Where invoices go: the URL of a provider, simulated, simulated:SEED for one that misbehaves, or none (simulated;"
                            + " with --database: none).")
    private @Nullable String invoiceProvider;

    @Option(
            names = "--invoice-token-file",
            paramLabel = "FILE",
            description = "File with the provider's bearer token (or TREERING_INVOICE_TOKEN).")
    private @Nullable Path invoiceToken;

    @Option(
            names = "--seal-key",
            paramLabel = "FILE",
            description =
                    "Private key that signs what is sealed, Ed25519 as PKCS#8 in PEM, readable by its owner alone; made on the first start"
                            + " (DIR/seal-key). Given twice: from now on the last one signs, and the log says so.")
    private List<Path> sealKeys = List.of();

    @Option(
            names = "--anchor",
            paramLabel = "dir:PATH|git:PATH",
            description =
                    "Where checkpoints are kept besides: a directory, best one that is written once, or a git repository. May be given"
                            + " more than once.")
    private List<String> anchors = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = settings();
        var starting = new CompletableFuture<TreeringServer>();
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stop(starting);
            stopped.countDown();
        }));
        TreeringServer server = start(settings, starting);
        PrintWriter out = spec.commandLine().getOut();
        out.println("seal key " + server.sealKey());
        out.println("admin token in " + server.data().adminTokenFile());
        out.println("ready " + server.url());
        stopped.await();
        return ExitCode.DONE;
    }

    private static TreeringServer start(Settings settings, CompletableFuture<TreeringServer> starting) {
        try {
            TreeringServer server = TreeringServer.start(settings);
            starting.complete(server);
            return server;
        } catch (CannotStart e) {
            LOG.debug("cannot start", e);
            throw Failure.missing(String.valueOf(e.getMessage()));
        } finally {
            starting.cancel(false); // without effect on one that is complete
        }
    }

    /** What is told to stop while it starts is let finish first: what is half started would be left behind. */
    private static void stop(CompletableFuture<TreeringServer> starting) {
        try {
            starting.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS).close();
        } catch (CancellationException e) {
            LOG.debug("nothing to stop: it did not start", e);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("stopped before it had started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Invoices invoices() {
        String where = invoiceProvider != null ? invoiceProvider : database == null ? "simulated" : "none";
        if (where.equals("none")) {
            return new Invoices.Nowhere();
        }
        if (where.matches("simulated(:\\d{1,18})?")) {
            return new Invoices.Simulated(Optional.of(where)
                    .filter(text -> text.contains(":"))
                    .map(text -> Long.valueOf(text.substring("simulated:".length()))));
        }
        if (where.matches("https?://[^/\\s]+\\S*")) {
            return new Invoices.Provider(URI.create(where), Optional.ofNullable(invoiceToken));
        }
        throw new ParameterException(
                spec.commandLine(),
                "--invoice-provider is " + where + "; allowed are a URL, simulated, simulated:SEED, none");
    }

    private List<String> anchors() {
        for (String anchor : anchors) {
            if (!anchor.matches("(dir|git):.+")) {
                throw new ParameterException(
                        spec.commandLine(), "--anchor is " + anchor + "; allowed are dir:PATH and git:PATH");
            }
        }
        return anchors;
    }

    private Settings settings() {
        if (partitions < 1 || Integer.bitCount(partitions) != 1) {
            throw new ParameterException(
                    spec.commandLine(), "--partitions is " + partitions + "; allowed are powers of two");
        }
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port is " + port + "; allowed is 0 to 65535");
        }
        String name = clusterName != null ? clusterName : kubeconfig == null ? "simulated" : "default";
        return new Settings(
                data,
                port,
                clock,
                new CloseRules(grace, !noCloseReplay),
                Optional.ofNullable(kafka),
                Optional.ofNullable(database),
                Optional.ofNullable(kubeconfig),
                name,
                shareCluster,
                invoices(),
                new Seals(sealKeys, anchors()),
                partitions);
    }
}
