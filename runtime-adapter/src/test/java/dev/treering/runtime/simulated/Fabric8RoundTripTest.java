package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The ordinary client, with the ordinary settings. */
class Fabric8RoundTripTest {

    @Test
    void an_applied_deployment_becomes_running_pods_on_nodes_of_its_architecture() {
        try (TestCluster test = TestCluster.open(options -> options)) {
            test.apply(Manifests.deployment("web", "shop:1", 3));

            test.pass(Duration.ofSeconds(10));

            assertThat(test.pods()).hasSize(3).allSatisfy(pod -> {
                assertThat(pod.getStatus().getPhase()).isEqualTo("Running");
                assertThat(pod.getSpec().getNodeName()).isIn("node-1", "node-2", "node-3");
            });
            assertThat(test.client
                            .apps()
                            .deployments()
                            .inNamespace(Manifests.NAMESPACE)
                            .withName("web")
                            .get()
                            .getStatus()
                            .getReadyReplicas())
                    .isEqualTo(3);
            assertThat(test.runs()).hasSize(3);
        }
    }
}
