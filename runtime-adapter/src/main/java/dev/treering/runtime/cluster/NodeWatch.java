package dev.treering.runtime.cluster;

import dev.treering.runtime.observe.Heartbeats;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;

/** What is known of nodes: their architecture, and when their kubelets were heard. */
final class NodeWatch {

    private static final String LEASES = "kube-node-lease";

    private final InstantSource clock;
    private final SharedIndexInformer<Node> nodes;
    private final SharedIndexInformer<Lease> leases;
    private final Heartbeats heartbeats = new Heartbeats();

    NodeWatch(KubernetesClient client, InstantSource clock) {
        this.clock = clock;
        this.nodes = client.nodes().runnableInformer(0);
        this.leases = client.leases().inNamespace(LEASES).runnableInformer(0);
        leases.addEventHandler(Handlers.onAny(this::heard));
    }

    private void heard(Lease lease) {
        if (lease.getSpec() != null && lease.getSpec().getRenewTime() != null) {
            heartbeats.heard(
                    lease.getMetadata().getName(),
                    Sightings.version(lease.getMetadata().getResourceVersion()),
                    lease.getSpec().getRenewTime().toInstant(),
                    clock.instant());
        }
    }

    void start() {
        Handlers.start(nodes);
        Handlers.start(leases);
    }

    boolean hasSynced() {
        return nodes.hasSynced() && leases.hasSynced();
    }

    void stop() {
        nodes.stop();
        leases.stop();
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }

    /** CPU architecture of a node; empty where unknown. */
    String archOf(String node) {
        Node known = nodes.getStore().getByKey(node);
        Map<String, String> labels = known == null ? null : known.getMetadata().getLabels();
        return labels == null ? "" : Objects.requireNonNullElse(labels.get(Manifests.ARCH), "");
    }
}
