package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster outlives its process. */
class PersistenceTest {
    @TempDir
    Path directory = Path.of("");

    private final VirtualClock clock = new VirtualClock("2026-03-01T12:00:00Z");

    @Test
    void pods_keep_running_with_the_same_uid_and_start() {
        List<?> pods;
        List<?> runs;
        try (TestCluster test = open()) {
            test.apply(Manifests.deployment("web", "shop:1", 3));
            test.pass(Duration.ofSeconds(10));
            pods = test.pods();
            runs = test.runs();
        }
        clock.advance(Duration.ofHours(5));

        try (TestCluster test = open()) {
            assertThat(test.pods()).isEqualTo(pods);
            boolean unused = test.cluster.tick();
            assertThat(test.runs()).isEqualTo(runs);
            assertThat(test.pods()).isEqualTo(pods);
        }
    }

    @Test
    void resource_versions_go_on() {
        String before;
        try (TestCluster test = open()) {
            before = version(test);
        }
        try (TestCluster test = open()) {
            assertThat(Long.parseLong(version(test))).isGreaterThanOrEqualTo(Long.parseLong(before));
            test.apply(Manifests.pod("web"));
            assertThat(Long.parseLong(version(test))).isGreaterThan(Long.parseLong(before));
        }
    }

    @Test
    void what_was_due_while_nobody_ran_the_cluster_happened_when_it_was_due() {
        try (TestCluster test = open()) {
            test.running(Manifests.pod("web"));
            test.deletePod("web");
        }
        clock.advance(Duration.ofDays(2));

        try (TestCluster test = open()) {
            boolean unused = test.cluster.tick();
            assertThat(test.pods()).isEmpty();
            assertThat(test.runs().getFirst().finishedAt().orElseThrow())
                    .isBetween(Instant.parse("2026-03-01T12:00:10Z"), Instant.parse("2026-03-01T12:00:20Z"));
        }
    }

    @Test
    void a_torn_last_record_is_forgotten_and_the_cluster_makes_up_for_it() throws IOException {
        try (TestCluster test = open()) {
            test.apply(Manifests.deployment("web", "shop:1", 3));
            test.pass(Duration.ofSeconds(10));
        }
        Path journal = directory.resolve("journal");
        long size = Files.size(journal);
        try (var channel = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            var unused = channel.truncate(size - 7);
        }

        try (TestCluster test = open()) {
            test.pass(Duration.ofSeconds(10));
            assertThat(test.pods())
                    .hasSize(3)
                    .allSatisfy(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Running"));
            assertThat(test.runs()).hasSize(3);
        }
    }

    private TestCluster open() {
        return TestCluster.open(clock, options -> options.in(directory));
    }

    private static String version(TestCluster test) {
        return test.client
                .pods()
                .inNamespace(Manifests.NAMESPACE)
                .list()
                .getMetadata()
                .getResourceVersion();
    }
}
