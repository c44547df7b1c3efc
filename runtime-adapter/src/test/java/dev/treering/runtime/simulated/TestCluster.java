package dev.treering.runtime.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.nodes.ContainerRun;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** A simulated cluster on a virtual clock, and a fabric8 client that talks to it. */
final class TestCluster implements AutoCloseable {
    final VirtualClock clock;
    final SimulatedCluster cluster;
    final KubernetesClient client;

    private TestCluster(VirtualClock clock, SimulatedCluster cluster) {
        this.clock = clock;
        this.cluster = cluster;
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.apiServerUrl().toString())
                .withWatchReconnectInterval(50)
                .withRequestRetryBackoffInterval(20)
                .build();
        this.client = new KubernetesClientBuilder().withConfig(config).build();
    }

    static TestCluster open(UnaryOperator<Options> options) {
        return open(new VirtualClock("2026-03-01T12:00:00Z"), options);
    }

    static TestCluster open(VirtualClock clock, UnaryOperator<Options> options) {
        TestCluster test = new TestCluster(clock, SimulatedCluster.open(options.apply(Options.on(clock))));
        test.apply(Manifests.namespace());
        return test;
    }

    void apply(HasMetadata object) {
        var unused =
                client.resource(object).fieldManager("tests").forceConflicts().serverSideApply();
    }

    void pass(Duration time) {
        clock.advance(time);
        boolean unused = cluster.tick();
    }

    List<Pod> pods() {
        return client.pods().inNamespace(Manifests.NAMESPACE).list().getItems().stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .toList();
    }

    Pod pod(String name) {
        return client.pods().inNamespace(Manifests.NAMESPACE).withName(name).get();
    }

    /** The only container of a pod, as the API shows it. */
    ContainerStatus container(String name) {
        return pod(name).getStatus().getContainerStatuses().getFirst();
    }

    /** A pod that was just created, brought to life. */
    void running(Pod pod) {
        apply(pod);
        pass(Duration.ofSeconds(10));
        assertThat(pod(pod.getMetadata().getName()).getStatus().getPhase()).isEqualTo("Running");
    }

    void deletePod(String name) {
        var unused =
                client.pods().inNamespace(Manifests.NAMESPACE).withName(name).delete();
    }

    List<ContainerRun> runs() {
        return cluster.containerRuns();
    }

    @Override
    public void close() {
        client.close();
        cluster.close();
    }
}
