package dev.treering.server.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Started;
import dev.treering.events.facts.DynoFact.Stopped;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.runtime.simulated.Options;
import dev.treering.runtime.simulated.SimulatedCluster;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import dev.treering.server.story.ClusterPods.Pod;
import dev.treering.server.story.PlatformEventsReader.Read;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wished through the Heroku door runs in the cluster, and what ran is told in the log, run by run with the kubelet's
 * own times: however often the process that does both is killed in between.
 */
class ClusterStoryIT {

    private static final String APP = "story";

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("treering.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void every_run_of_a_dyno_is_told_once_whenever_the_server_is_killed() throws Exception {
        System.out.println("kill seed " + seed + " (-Dtreering.seed=" + seed + " repeats it)");
        Path data = Files.createDirectory(folder.resolve("data"));

        dieAfter(data, 2_500, server -> {
            created(server);
            scale(server, 2);
        });
        dieAfter(data, 1_500, server -> {
            untilRunning(server, 2);
            scale(server, 1);
        });
        dieAfter(data, 1_500, server -> {
            untilRunning(server, 1);
            scale(server, 2);
            untilRunning(server, 2);
            var pods = ClusterPods.of(server);
            pods.crash(pods.all().getFirst());
        });
        dieAfter(data, 2_500, server -> {
            untilRunning(server, 2);
            var pods = ClusterPods.of(server);
            pods.delete(pods.all().getFirst());
        });

        List<Read> log;
        Set<String> running;
        try (ServerProcess server = ServerProcess.up(data)) {
            untilRunning(server, 2);
            scale(server, 1);
            untilRunning(server, 1);
            running = ClusterPods.of(server).all().stream().map(Pod::uid).collect(toSet());
            JsonNode status = server.status();
            log = PlatformEventsReader.readTo(
                    status.path("head").asLong(), status.path("kafka").asString());
        }
        nothingIsLostOrTwice(log);
        everyRunIsTold(log, runsOf(data), running);
    }

    /** Something is done, and the server is killed within so many milliseconds after it was acknowledged. */
    private void dieAfter(Path data, int milliseconds, Consumer<ServerProcess> what) throws InterruptedException {
        try (ServerProcess server = ServerProcess.up(data)) {
            what.accept(server);
            Thread.sleep(random.nextInt(milliseconds)); // the moment of death, not a wait for anything
            server.kill();
        }
    }

    private static void created(ServerProcess server) {
        var answer = heroku(server, "POST", "/apps", "{\"name\":\"" + APP + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static void scale(ServerProcess server, int dynos) {
        String update = "{\"updates\":[{\"quantity\":\"" + dynos + "\",\"size\":\"dyno-1c-4gb\",\"type\":\"web\"}]}";
        var answer = heroku(server, "PATCH", "/apps/" + APP + "/formation", update);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static HttpResponse<String> heroku(ServerProcess server, String method, String path, String body) {
        return server.send(server.request(path)
                .header("Accept", "application/vnd.heroku+json; version=3.sdk")
                .header("Content-Type", "application/json")
                .header("Request-Id", UUID.randomUUID().toString())
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8)));
    }

    /** So many dynos are said to run, by the cluster and by the platform, and nothing else is left of them. */
    private static void untilRunning(ServerProcess server, int dynos) {
        var cluster = ClusterPods.of(server);
        Await.until(dynos + " dynos run", () -> {
            var pods = cluster.all();
            String shown = heroku(server, "GET", "/apps/" + APP + "/dynos", "").body();
            boolean asWished = pods.size() == dynos
                    && pods.stream().allMatch(pod -> pod.isRunning() && !pod.isLeaving())
                    && Openb.JSON.readTree(shown).size() == dynos;
            return asWished ? "" : pods.size() + " pods, dynos " + shown;
        });
    }

    /** What really ran, by the kubelets' own record; the server must be down. */
    private static List<ContainerRun> runsOf(Path data) {
        var options = Options.on(InstantSource.system()).in(data.resolve("cluster"));
        try (var cluster = SimulatedCluster.open(options)) {
            return cluster.containerRuns();
        }
    }

    private static void nothingIsLostOrTwice(List<Read> log) {
        long head =
                log.stream().mapToLong(each -> each.logged().position()).max().orElseThrow();
        assertThat(log.stream()
                        .map(each -> each.logged().position())
                        .distinct()
                        .sorted()
                        .toList())
                .isEqualTo(LongStream.rangeClosed(0, head).boxed().toList());
        // a fact that concerns everybody is on every partition, once
        assertThat(log)
                .extracting(each -> each.partition() + " " + each.logged().id())
                .doesNotHaveDuplicates();
    }

    private void everyRunIsTold(List<Read> log, List<ContainerRun> runs, Set<String> running) {
        assertThat(runs)
                .as("the crash, the scalings and the deleted pod, seed " + seed)
                .hasSizeGreaterThanOrEqualTo(5);
        Map<DynoRun, Started> starts = byRun(log, Started.class);
        Map<DynoRun, Stopped> stops = byRun(log, Stopped.class);
        assertThat(byRun(log, DynoFact.Lost.class))
                .as("no node was lost, seed " + seed)
                .isEmpty();
        assertThat(starts.keySet())
                .as("seed " + seed)
                .isEqualTo(runs.stream().map(ClusterStoryIT::nameOf).collect(toSet()));
        for (ContainerRun run : runs) {
            String which = run + ", seed " + seed;
            Started started = starts.get(nameOf(run));
            Stopped stopped = stops.get(nameOf(run));
            assertThat(started.startedAt()).as(which).isEqualTo(run.startedAt());
            if (run.finishedAt().isPresent()) {
                assertThat(stopped).as(which).isNotNull();
                assertThat(stopped.startedAt()).as(which).isEqualTo(run.startedAt());
                assertThat(stopped.stoppedAt())
                        .as(which)
                        .isEqualTo(run.finishedAt().get());
            } else {
                assertThat(stopped).as(which).isNull();
            }
        }
        Set<String> open = starts.keySet().stream()
                .filter(run -> !stops.containsKey(run))
                .map(DynoRun::pod)
                .collect(toSet());
        assertThat(open)
                .as("open dynos are what the cluster runs, seed " + seed)
                .isEqualTo(running)
                .hasSize(1);
    }

    /** Fails where two facts of a kind are about the same run. */
    private static <F extends DynoFact> Map<DynoRun, F> byRun(List<Read> log, Class<F> kind) {
        return log.stream()
                .map(each -> each.logged().fact())
                .filter(kind::isInstance)
                .map(kind::cast)
                .collect(toMap(fact -> fact.dyno().run(), identity()));
    }

    private static DynoRun nameOf(ContainerRun run) {
        return new DynoRun(run.uid(), run.attempt());
    }
}
