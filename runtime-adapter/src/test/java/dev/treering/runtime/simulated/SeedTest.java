package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chance comes from the seed alone. */
class SeedTest {

    @Test
    void the_same_seed_gives_the_same_history() {
        assertThat(history(7, Duration.ofSeconds(1))).isEqualTo(history(7, Duration.ofSeconds(1)));
    }

    @Test
    void uids_never_come_back_not_even_with_the_same_seed() {
        assertThat(uids()).doesNotContainAnyElementsOf(uids());
    }

    @Test
    void another_seed_gives_another_history() {
        assertThat(history(7, Duration.ofSeconds(1))).isNotEqualTo(history(8, Duration.ofSeconds(1)));
    }

    @Test
    void a_clock_that_jumps_gives_the_same_history_as_one_that_creeps() {
        assertThat(history(7, Duration.ofSeconds(40))).isEqualTo(history(7, Duration.ofSeconds(1)));
    }

    private static List<String> history(long seed, Duration step) {
        try (TestCluster test = TestCluster.open(options -> options.seed(seed))) {
            test.apply(Manifests.deployment("web", "shop:1", 5));
            play(test, step);
            test.apply(Manifests.deployment("web", "shop:2", 3));
            play(test, step);
            return test.runs().stream()
                    .map(run -> run.pod() + " " + run.attempt() + " " + run.startedAt() + " " + run.finishedAt())
                    .toList();
        }
    }

    private static List<String> uids() {
        try (TestCluster test = TestCluster.open(options -> options)) {
            test.apply(Manifests.deployment("web", "shop:1", 3));
            play(test, Duration.ofSeconds(40));
            return test.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
        }
    }

    private static void play(TestCluster test, Duration step) {
        for (Duration passed = Duration.ZERO; passed.toSeconds() < 120; passed = passed.plus(step)) {
            test.pass(step);
        }
    }
}
