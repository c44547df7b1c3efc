package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.nodes.ContainerRun;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a busy cluster is killed, again and again, at moments nobody chose. */
class KillIT {
    private static final int KILLS = 6;
    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path directory = Path.of("");

    @Test
    void a_killed_cluster_goes_on_where_it_was() throws IOException, InterruptedException {
        long seed = Long.getLong("treering.seed", 5);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Instant> starts = new HashMap<>();
        int runs = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Instant begin = FIRST.plus(Duration.ofDays(kill));
            Process busy = busyCluster(begin);
            // a line per step: so many steps, and then some moment of the next one
            int steps = random.nextInt(1, 60);
            for (int step = 0; step < steps; step++) {
                assertThat(busy.inputReader().readLine()).as("seed %d", seed).isEqualTo("step");
            }
            boolean ended = busy.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
            assertThat(ended).as("the cluster ended by itself, seed %d", seed).isFalse();
            busy.destroyForcibly().waitFor();
            int before = starts.size();
            compare(starts, begin.plus(Duration.ofHours(12)), "seed " + seed + " kill " + kill);
            runs += starts.size() - before;
        }
        assertThat(runs).as("runs seen, seed %d", seed).isGreaterThan(KILLS);
    }

    /** Every run that ever began is still there with the same start, and what runs is what the API shows. */
    private void compare(Map<String, Instant> starts, Instant at, String moment) {
        VirtualClock clock = new VirtualClock(at.toString());
        try (TestCluster test = TestCluster.open(clock, options -> options.in(directory))) {
            boolean unused = test.cluster.tick();
            Map<String, Instant> now = new HashMap<>();
            test.runs().forEach(run -> now.put(run.uid() + "/" + run.attempt(), run.startedAt()));
            assertThat(now).as(moment).containsAllEntriesOf(starts);
            starts.putAll(now);
            assertThat(openRuns(test.runs())).as(moment).isEqualTo(shownRunning(test.pods()));
        }
    }

    private static Map<String, Instant> openRuns(List<ContainerRun> runs) {
        Map<String, Instant> open = new HashMap<>();
        runs.stream().filter(run -> run.finishedAt().isEmpty()).forEach(run -> open.put(run.uid(), run.startedAt()));
        return open;
    }

    private static Map<String, Instant> shownRunning(List<Pod> pods) {
        Map<String, Instant> running = new HashMap<>();
        for (Pod pod : pods) {
            var state = pod.getStatus().getContainerStatuses().getFirst().getState();
            if (state.getRunning() != null) {
                running.put(
                        pod.getMetadata().getUid(),
                        Instant.parse(state.getRunning().getStartedAt()));
            }
        }
        return running;
    }

    private Process busyCluster(Instant begin) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyCluster.class.getName(),
                        directory.toString(),
                        begin.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What is killed: deployments that are scaled and rolled for ever, half a second of cluster time per step. */
    static final class BusyCluster {
        private BusyCluster() {}

        public static void main(String[] arguments) {
            VirtualClock clock = new VirtualClock(arguments[1]);
            try (TestCluster test = TestCluster.open(clock, options -> options.in(Path.of(arguments[0])))) {
                for (int step = 0; ; step++) {
                    test.apply(Manifests.deployment("web-" + step % 3, "shop:" + step / 9, 1 + step % 7));
                    test.pass(Duration.ofMillis(500));
                    System.out.println("step");
                }
            }
        }
    }
}
