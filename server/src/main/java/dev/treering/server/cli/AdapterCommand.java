package dev.treering.server.cli;

import dev.treering.server.running.CannotStart;
import dev.treering.server.running.LoneAdapter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs one more adapter for a cluster until it is told to stop. */
@Command(
        name = "adapter",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs one more adapter for a cluster, beside `up --share-cluster`: they share the apps, and when one dies the others have"
                        + " its share after ten seconds. Prints ready once it works. SIGTERM or Ctrl-C stops it in order;"
                        + " exit 2 when it has ended by itself and is to be started again.",
        footer = {
            "",
            "Example: treering adapter --kafka kafka:9092 --database jdbc:postgresql://db/treering --kubeconfig ~/.kube/config"
        })
final class AdapterCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Option(
            names = "--kafka",
            required = true,
            paramLabel = "ADDR",
            description = "Bootstrap servers of the server's Kafka.")
    private String kafka = "";

    @Option(
            names = "--database",
            required = true,
            paramLabel = "JDBC",
            description = "JDBC URL of the server's PostgreSQL, with user and password.")
    private String database = "";

    @Option(names = "--kubeconfig", required = true, paramLabel = "FILE", description = "The cluster.")
    private Path kubeconfig = Path.of("");

    @Option(
            names = "--cluster-name",
            paramLabel = "NAME",
            defaultValue = "default",
            description = "Names the cluster in facts; the same for all that serve it (${DEFAULT-VALUE}).")
    private String clusterName = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var told = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            told.countDown();
            awaitEnd(ended);
        }));
        try (LoneAdapter running = LoneAdapter.start(kafka, database, kubeconfig, clusterName)) {
            return work(running, told);
        } catch (CannotStart e) {
            throw Failure.missing(String.valueOf(e.getMessage()));
        } finally {
            ended.countDown();
        }
    }

    private int work(LoneAdapter running, CountDownLatch told) throws InterruptedException {
        boolean announced = false;
        while (!told.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
            if (!announced && running.adapter().hasBegun()) {
                announced = true;
                spec.commandLine().getOut().println("ready " + clusterName);
            }
            List<String> illnesses = running.adapter().illnesses();
            if (!illnesses.isEmpty()) {
                throw Failure.unknown(String.join("; ", illnesses));
            }
        }
        return ExitCode.DONE;
    }

    private static void awaitEnd(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
