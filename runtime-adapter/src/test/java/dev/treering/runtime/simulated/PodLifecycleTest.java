package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One pod from its start to its end, as the API shows it and as it was. */
class PodLifecycleTest {
    private final TestCluster test = TestCluster.open(options -> options);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_container_starts_when_its_image_is_pulled_whatever_the_clock_does_in_between() {
        test.apply(annotated("pull-seconds", "7"));

        test.pass(Duration.ofHours(3));

        assertThat(test.container("web").getState().getRunning().getStartedAt()).isEqualTo("2026-03-01T12:00:07Z");
        assertThat(test.runs().getFirst().startedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:07Z"));
    }

    @Test
    void a_deleted_pod_stops_within_its_grace_period_and_then_goes() {
        test.running(annotated("stop-seconds", "3"));

        test.deletePod("web");
        assertThat(test.pod("web").getMetadata().getDeletionTimestamp()).isEqualTo("2026-03-01T12:00:40Z");
        assertThat(test.pod("web").getStatus().getPhase()).isEqualTo("Running");

        test.pass(Duration.ofSeconds(5));
        assertThat(test.pods()).isEmpty();
        assertThat(test.runs().getFirst().finishedAt()).contains(Instant.parse("2026-03-01T12:00:13Z"));
    }

    @Test
    void a_process_that_ignores_sigterm_is_killed_at_the_end_of_the_grace_period() {
        test.running(withFinalizer(annotated("stop-seconds", "600")));

        test.deletePod("web");
        test.pass(Duration.ofMinutes(2));

        var terminated = test.container("web").getState().getTerminated();
        assertThat(terminated.getFinishedAt()).isEqualTo("2026-03-01T12:00:40Z");
        assertThat(terminated.getExitCode()).isEqualTo(137);
    }

    @Test
    void a_finalizer_keeps_the_stopped_pod_with_the_times_of_its_run_until_it_is_taken_off() {
        test.running(withFinalizer(annotated("stop-seconds", "3")));

        test.deletePod("web");
        test.pass(Duration.ofMinutes(5));

        assertThat(test.pod("web").getStatus().getPhase()).isEqualTo("Failed");
        var terminated = test.container("web").getState().getTerminated();
        assertThat(terminated.getStartedAt())
                .isEqualTo(test.runs().getFirst().startedAt().toString());
        assertThat(terminated.getFinishedAt()).isEqualTo("2026-03-01T12:00:13Z");
        assertThat(terminated.getExitCode()).isEqualTo(143);

        var unused = test.client
                .resource(test.pod("web"))
                .edit(pod -> new PodBuilder(pod)
                        .editMetadata()
                        .withFinalizers()
                        .endMetadata()
                        .build());
        assertThat(test.pods()).isEmpty();
    }

    @Test
    void a_crash_restarts_the_container_in_place_and_keeps_the_last_state() {
        test.running(Manifests.pod("web"));
        String started = test.container("web").getState().getRunning().getStartedAt();

        test.pass(Duration.ofMinutes(1));
        assertThat(test.cluster.crash(Manifests.NAMESPACE, "web", 3)).isTrue();
        boolean unused = test.cluster.tick();
        assertThat(test.container("web").getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");

        test.pass(Duration.ofSeconds(30));
        var container = test.container("web");
        assertThat(container.getRestartCount()).isEqualTo(1);
        assertThat(container.getState().getRunning().getStartedAt()).isEqualTo("2026-03-01T12:01:11Z");
        assertThat(container.getLastState().getTerminated().getStartedAt()).isEqualTo(started);
        assertThat(container.getLastState().getTerminated().getFinishedAt()).isEqualTo("2026-03-01T12:01:10Z");
        assertThat(container.getLastState().getTerminated().getExitCode()).isEqualTo(3);
        assertThat(test.runs()).extracting("attempt").containsExactly(0, 1);
    }

    @Test
    void a_container_that_needs_too_much_memory_says_so() {
        test.running(Manifests.pod("web"));

        assertThat(test.cluster.oom(Manifests.NAMESPACE, "web")).isTrue();
        test.pass(Duration.ofSeconds(5));

        var last = test.container("web").getLastState().getTerminated();
        assertThat(last.getReason()).isEqualTo("OOMKilled");
        assertThat(last.getExitCode()).isEqualTo(137);
    }

    @Test
    void crashes_in_a_row_back_off_longer_and_longer() {
        var pod = new PodBuilder(annotated("run-seconds", "5"))
                .editMetadata()
                .addToAnnotations("simulated.treering.dev/exit-code", "1")
                .addToAnnotations("simulated.treering.dev/pull-seconds", "0")
                .endMetadata()
                .build();
        test.apply(pod);

        test.pass(Duration.ofMinutes(30));

        Instant start = Instant.parse("2026-03-01T12:00:00Z");
        assertThat(test.runs().stream()
                        .map(run -> Duration.between(start, run.startedAt()).toSeconds())
                        .limit(8))
                // runs of 5 seconds, pauses of 1, 10, 20, 40, 80, 160, 300
                .containsExactly(0L, 6L, 21L, 46L, 91L, 176L, 341L, 646L);
    }

    @Test
    void a_pod_without_room_waits_and_says_why() {
        test.apply(new PodBuilder(Manifests.pod("big"))
                .editSpec()
                .editFirstContainer()
                .withNewResources()
                .addToRequests("cpu", Quantity.parse("65"))
                .endResources()
                .endContainer()
                .endSpec()
                .build());

        test.pass(Duration.ofMinutes(1));

        assertThat(test.pod("big").getStatus().getPhase()).isEqualTo("Pending");
        assertThat(test.pod("big").getStatus().getConditions())
                .anySatisfy(condition -> assertThat(condition.getReason()).isEqualTo("Unschedulable"));
    }

    private static Pod annotated(String name, String value) {
        return new PodBuilder(Manifests.pod("web"))
                .editMetadata()
                .addToAnnotations("simulated.treering.dev/" + name, value)
                .endMetadata()
                .build();
    }

    private static Pod withFinalizer(Pod pod) {
        return new PodBuilder(pod)
                .editMetadata()
                .addToFinalizers("example.com/meter")
                .endMetadata()
                .build();
    }
}
