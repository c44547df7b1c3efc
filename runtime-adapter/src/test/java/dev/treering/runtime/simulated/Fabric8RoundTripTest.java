package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ordinary client with its ordinary settings, as the adapter uses it. */
class Fabric8RoundTripTest {
    private final TestCluster test = TestCluster.open(options -> options);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void an_applied_deployment_becomes_running_pods_on_nodes_of_its_architecture() {
        test.apply(Manifests.deployment("web", "shop:1", 3));

        test.pass(Duration.ofSeconds(10));

        assertThat(test.pods()).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
            assertThat(pod.getSpec().getNodeName()).isIn("node-1", "node-2", "node-3");
        });
        assertThat(deployment().getStatus().getReadyReplicas()).isEqualTo(3);
        assertThat(test.runs()).hasSize(3);
    }

    @Test
    void the_same_apply_again_keeps_the_resource_version() {
        test.apply(Manifests.deployment("web", "shop:1", 3));
        String before = deployment().getMetadata().getResourceVersion();

        test.apply(Manifests.deployment("web", "shop:1", 3));

        assertThat(deployment().getMetadata().getResourceVersion()).isEqualTo(before);
    }

    @Test
    void an_apply_against_another_manager_needs_force() {
        test.apply(Manifests.deployment("web", "shop:1", 3));
        var other =
                test.client.resource(Manifests.deployment("web", "shop:1", 5)).fieldManager("autoscaler");

        assertThatThrownBy(other::serverSideApply).isInstanceOfSatisfying(KubernetesClientException.class, refused -> {
            assertThat(refused.getCode()).isEqualTo(409);
            assertThat(refused.getStatus().getDetails().getCauses())
                    .extracting("field")
                    .containsExactly(".spec.replicas");
        });

        Deployment forced = other.forceConflicts().serverSideApply();
        assertThat(forced.getSpec().getReplicas()).isEqualTo(5);
    }

    @Test
    void a_delete_with_a_stale_version_is_refused() {
        test.apply(Manifests.pod("web"));
        String stale = test.pod("web").getMetadata().getResourceVersion();
        test.pass(Duration.ofSeconds(10));

        assertThatThrownBy(() -> test.client
                        .resource(test.pod("web"))
                        .lockResourceVersion(stale)
                        .delete())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(409));
    }

    @Test
    void a_foreign_kind_is_found_by_discovery_and_applied() {
        GenericKubernetesResource cluster = new GenericKubernetesResourceBuilder()
                .withApiVersion("cluster.x-k8s.io/v1beta2")
                .withKind("Cluster")
                .withNewMetadata()
                .withName("space-1")
                .withNamespace(Manifests.NAMESPACE)
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of("topology", Map.of("version", "v1.34.0")))
                .build();

        test.apply(cluster);

        assertThat(test.client.resource(cluster).get().<String>get("spec", "topology", "version"))
                .isEqualTo("v1.34.0");
    }

    @Test
    void an_evicted_pod_says_why_it_goes() {
        test.running(Manifests.pod("web"));

        assertThat(test.client
                        .pods()
                        .inNamespace(Manifests.NAMESPACE)
                        .withName("web")
                        .evict())
                .isTrue();

        assertThat(test.pod("web").getMetadata().getDeletionTimestamp()).isNotNull();
        assertThat(test.pod("web").getStatus().getConditions())
                .anySatisfy(condition -> assertThat(condition.getType()).isEqualTo("DisruptionTarget"));
    }

    private Deployment deployment() {
        return test.client
                .apps()
                .deployments()
                .inNamespace(Manifests.NAMESPACE)
                .withName("web")
                .get();
    }
}
