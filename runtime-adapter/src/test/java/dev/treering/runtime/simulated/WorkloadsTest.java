package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deployments, jobs, and what goes when its owner goes. */
class WorkloadsTest {
    private static final String SHOP = Manifests.NAMESPACE;
    private final TestCluster test = TestCluster.open(options -> options);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void a_new_image_rolls_out_without_ever_being_short_of_pods() {
        test.apply(Manifests.deployment("web", "shop:1", 4));
        test.pass(Duration.ofSeconds(10));

        test.apply(Manifests.deployment("web", "shop:2", 4));
        for (int second = 0; second < 60; second++) {
            test.pass(Duration.ofSeconds(1));
            // 25 % of 4: at most one more, at most one fewer
            assertThat(test.pods().stream().filter(WorkloadsTest::isReady)).hasSizeBetween(3, 5);
        }

        assertThat(images()).containsExactly("shop:2", "shop:2", "shop:2", "shop:2");
        DeploymentStatus status = test.client
                .apps()
                .deployments()
                .inNamespace(SHOP)
                .withName("web")
                .get()
                .getStatus();
        assertThat(status.getUpdatedReplicas()).isEqualTo(4);
        assertThat(status.getUnavailableReplicas()).isZero();
    }

    @Test
    void a_rollback_takes_the_old_replica_set_again() {
        test.apply(Manifests.deployment("web", "shop:1", 2));
        test.pass(Duration.ofSeconds(10));
        test.apply(Manifests.deployment("web", "shop:2", 2));
        test.pass(Duration.ofMinutes(1));

        test.apply(Manifests.deployment("web", "shop:1", 2));
        test.pass(Duration.ofMinutes(1));

        assertThat(images()).containsExactly("shop:1", "shop:1");
        assertThat(test.client.apps().replicaSets().inNamespace(SHOP).list().getItems())
                .hasSize(2);
    }

    @Test
    void scaling_to_zero_ends_every_run() {
        test.apply(Manifests.deployment("web", "shop:1", 3));
        test.pass(Duration.ofSeconds(10));

        var unused = test.client
                .apps()
                .deployments()
                .inNamespace(SHOP)
                .withName("web")
                .scale(0);
        test.pass(Duration.ofMinutes(1));

        assertThat(test.pods()).isEmpty();
        assertThat(test.runs())
                .hasSize(3)
                .allSatisfy(run -> assertThat(run.finishedAt()).isPresent());
    }

    @Test
    void what_a_deleted_deployment_owned_goes_too() {
        test.apply(Manifests.deployment("web", "shop:1", 3));
        test.pass(Duration.ofSeconds(10));

        var unused = test.client
                .apps()
                .deployments()
                .inNamespace(SHOP)
                .withName("web")
                .delete();
        test.pass(Duration.ofMinutes(1));

        assertThat(test.pods()).isEmpty();
        assertThat(test.client.apps().replicaSets().inNamespace(SHOP).list().getItems())
                .isEmpty();
    }

    @Test
    void a_deployment_deleted_in_the_foreground_goes_last() {
        test.apply(new DeploymentBuilder(Manifests.deployment("web", "shop:1", 1))
                .editSpec()
                .editTemplate()
                .editMetadata()
                .addToAnnotations("simulated.treering.dev/stop-seconds", "5")
                .endMetadata()
                .endTemplate()
                .endSpec()
                .build());
        test.pass(Duration.ofSeconds(10));
        var deployment = test.client.apps().deployments().inNamespace(SHOP).withName("web");

        var unused =
                deployment.withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
        boolean changed = test.cluster.tick();
        assertThat(changed).isTrue();
        assertThat(deployment.get().getMetadata().getDeletionTimestamp()).isNotNull();

        test.pass(Duration.ofMinutes(1));
        assertThat(deployment.get()).isNull();
        assertThat(test.pods()).isEmpty();
    }

    @Test
    void pods_of_an_orphaned_replica_set_live_on() {
        test.apply(Manifests.deployment("web", "shop:1", 2));
        test.pass(Duration.ofSeconds(10));

        var unused = test.client
                .apps()
                .deployments()
                .inNamespace(SHOP)
                .withName("web")
                .withPropagationPolicy(DeletionPropagation.ORPHAN)
                .delete();
        test.pass(Duration.ofMinutes(5));

        assertThat(test.client.apps().deployments().inNamespace(SHOP).list().getItems())
                .isEmpty();
        assertThat(test.pods())
                .hasSize(2)
                .allSatisfy(pod -> assertThat(isReady(pod)).isTrue());
    }

    @Test
    void a_deleted_namespace_takes_everything_with_it() {
        test.apply(Manifests.deployment("web", "shop:1", 2));
        test.pass(Duration.ofSeconds(10));

        var unused = test.client.namespaces().withName(SHOP).delete();
        test.pass(Duration.ofMinutes(2));

        assertThat(test.client.namespaces().withName(SHOP).get()).isNull();
        assertThat(test.pods()).isEmpty();
    }

    @Test
    void a_one_off_job_runs_once_and_completes() {
        test.apply(job("release", "20", "0"));

        test.pass(Duration.ofMinutes(2));

        assertThat(test.pods())
                .singleElement()
                .satisfies(pod -> assertThat(pod.getStatus().getPhase()).isEqualTo("Succeeded"));
        assertThat(test.runs())
                .singleElement()
                .satisfies(run -> assertThat(Duration.between(
                                run.startedAt(), run.finishedAt().orElseThrow()))
                        .hasSeconds(20));
        assertThat(conditions("release")).containsExactly("Complete");
    }

    @Test
    void a_job_that_fails_too_often_is_failed() {
        test.apply(job("release", "5", "1"));

        test.pass(Duration.ofMinutes(2));

        assertThat(test.pods()).hasSize(2);
        assertThat(conditions("release")).containsExactly("Failed");
    }

    private List<String> conditions(String job) {
        return test
                .client
                .batch()
                .v1()
                .jobs()
                .inNamespace(SHOP)
                .withName(job)
                .get()
                .getStatus()
                .getConditions()
                .stream()
                .map(condition -> condition.getType())
                .collect(Collectors.toList());
    }

    private List<String> images() {
        return test.pods().stream()
                .map(pod -> pod.getSpec().getContainers().getFirst().getImage())
                .toList();
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals("Ready")
                        && condition.getStatus().equals("True"));
    }

    private static Job job(String name, String runSeconds, String exitCode) {
        return new JobBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(SHOP)
                .endMetadata()
                .withNewSpec()
                .withBackoffLimit(1)
                .withNewTemplate()
                .withNewMetadata()
                .addToAnnotations("simulated.treering.dev/run-seconds", runSeconds)
                .addToAnnotations("simulated.treering.dev/exit-code", exitCode)
                .endMetadata()
                .withNewSpec()
                .withRestartPolicy("Never")
                .addNewContainer()
                .withName("dyno")
                .withImage("shop:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
