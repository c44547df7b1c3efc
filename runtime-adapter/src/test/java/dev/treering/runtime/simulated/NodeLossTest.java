package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.nodes.ContainerRun;
import dev.treering.runtime.simulated.nodes.NodeSize;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A machine dies, is cut off, comes back, or is taken away. */
class NodeLossTest {
    private static final Instant LOSS = Instant.parse("2026-03-01T13:00:10Z");
    private final TestCluster test = TestCluster.open(options -> options);

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void the_runs_of_a_dead_machine_end_at_once_and_the_api_learns_it_by_silence() {
        String node = runningAnHour();

        test.cluster.loseNode(node);
        assertThat(onlyRun().finishedAt()).contains(LOSS);
        assertThat(test.container("web").getState().getRunning()).isNotNull();

        test.pass(Duration.ofSeconds(39));
        assertThat(ready(node)).isEqualTo("True");
        test.pass(Duration.ofSeconds(1));
        assertThat(ready(node)).isEqualTo("Unknown");
    }

    @Test
    void the_last_lease_is_never_older_than_ten_seconds_before_the_loss() {
        String node = runningAnHour();

        test.cluster.loseNode(node);
        test.pass(Duration.ofHours(1));

        Instant renewed = test.client
                .leases()
                .inNamespace("kube-node-lease")
                .withName(node)
                .get()
                .getSpec()
                .getRenewTime()
                .toInstant();
        assertThat(renewed).isBetween(LOSS.minusSeconds(10), LOSS);
    }

    @Test
    void a_lost_pod_is_deleted_after_five_minutes_and_stays_until_its_node_is_removed() {
        String node = runningAnHour();
        test.cluster.loseNode(node);

        test.pass(Duration.ofHours(1));
        assertThat(test.pod("web").getMetadata().getDeletionTimestamp()).isEqualTo("2026-03-01T13:06:20Z");
        assertThat(test.container("web").getState().getRunning()).isNotNull();

        test.cluster.removeNode(node);
        test.pass(Duration.ofSeconds(1));
        assertThat(test.pods()).isEmpty();
    }

    @Test
    void a_machine_that_comes_back_restarts_its_containers_and_cannot_say_when_they_ended() {
        String node = runningAnHour();
        test.cluster.loseNode(node);
        test.pass(Duration.ofSeconds(100));

        test.cluster.recoverNode(node);
        test.pass(Duration.ofSeconds(5));

        assertThat(ready(node)).isEqualTo("True");
        var container = test.container("web");
        assertThat(container.getRestartCount()).isEqualTo(1);
        assertThat(container.getLastState().getTerminated().getReason()).isEqualTo("ContainerStatusUnknown");
        assertThat(container.getLastState().getTerminated().getFinishedAt()).isNull();
        assertThat(test.runs()).hasSize(2);
    }

    @Test
    void a_container_on_a_machine_that_was_cut_off_has_never_stopped() {
        String node = runningAnHour();
        String id = test.container("web").getContainerID();
        test.cluster.cutOffNode(node);
        test.pass(Duration.ofSeconds(100));
        assertThat(ready(node)).isEqualTo("Unknown");

        test.cluster.recoverNode(node);
        test.pass(Duration.ofSeconds(5));

        assertThat(ready(node)).isEqualTo("True");
        assertThat(test.container("web").getContainerID()).isEqualTo(id);
        assertThat(onlyRun().finishedAt()).isEmpty();
    }

    @Test
    void a_machine_that_joins_takes_pods() {
        test.cluster.joinNode(new NodeSize("spare", "riscv64", "x", 4, 16, 10));
        test.apply(new PodBuilder(Manifests.pod("web"))
                .editSpec()
                .addToNodeSelector("kubernetes.io/arch", "riscv64")
                .endSpec()
                .build());

        test.pass(Duration.ofSeconds(10));

        assertThat(test.pod("web").getSpec().getNodeName()).isEqualTo("spare");
    }

    private String runningAnHour() {
        test.running(Manifests.pod("web"));
        test.pass(Duration.ofHours(1));
        return test.pod("web").getSpec().getNodeName();
    }

    private ContainerRun onlyRun() {
        List<ContainerRun> runs = test.runs();
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    private String ready(String name) {
        Node node = test.client.nodes().withName(name).get();
        return node.getStatus().getConditions().stream()
                .filter(condition -> condition.getType().equals("Ready"))
                .map(condition -> condition.getStatus())
                .findFirst()
                .orElse("");
    }
}
