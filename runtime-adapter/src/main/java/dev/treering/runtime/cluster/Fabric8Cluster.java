package dev.treering.runtime.cluster;

import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.observe.Pods;
import dev.treering.runtime.reconcile.Workloads;
import dev.treering.runtime.share.Voucher;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/** A Kubernetes cluster, real or simulated, by its client configuration. Nothing else of Treering speaks to it. */
public final class Fabric8Cluster implements AutoCloseable {

    private final KubernetesClient client;
    private final NodeWatch nodes;
    private final Fabric8Workloads workloads;
    private final Fabric8Pods pods;

    private Fabric8Cluster(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.nodes = new NodeWatch(client, clock);
        this.workloads = new Fabric8Workloads(client);
        this.pods = new Fabric8Pods(client, nodes);
    }

    /** A client of the cluster; makes no call yet. The clock is the one the cluster's clocks are compared with. */
    public static Fabric8Cluster at(Config config, InstantSource clock) {
        return new Fabric8Cluster(
                new KubernetesClientBuilder().withConfig(config).build(), clock);
    }

    /**
     * Begins to watch nodes and workloads; returns at once.
     *
     * @param changed told of every app one of whose workloads is other than it was; must return at once
     */
    public void watch(Consumer<AppId> changed) {
        nodes.start();
        workloads.watch(changed);
    }

    /** Whether everything that is there was heard of at least once. */
    public boolean hasSynced() {
        return nodes.hasSynced() && workloads.hasSynced();
    }

    public Workloads workloads() {
        return workloads;
    }

    /** What this cluster lacks, and what is not done for the lack of it, a line each. */
    public List<String> lacks() {
        return workloads.routable()
                ? List.of()
                : List.of("the cluster knows no HTTPRoute (gateway.networking.k8s.io/v1): apps get no route");
    }

    public Pods pods() {
        return pods;
    }

    /** What the adapters of this cluster know of each other. {@code name} is the cluster's, as in facts. */
    public Voucher voucher(String name) {
        return new ObserverLease(client, name);
    }

    /** Stops watching, and closes the client. */
    @Override
    public void close() {
        workloads.stop();
        nodes.stop();
        client.close();
    }
}
