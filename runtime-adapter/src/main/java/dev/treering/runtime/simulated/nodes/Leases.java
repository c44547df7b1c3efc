package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The kubelets' proof of life: one lease per node in {@code kube-node-lease}, renewed every ten seconds. */
final class Leases {
    static final String NAMESPACE = "kube-node-lease";
    private static final String KIND = "coordination.k8s.io/leases";
    private static final Duration EVERY = Duration.ofSeconds(10);

    private Leases() {}

    /** Renews the lease of a node if it is time. */
    static void renew(Pass pass, String node) {
        Optional<Instant> renewed = renewed(pass, node);
        if (renewed.isEmpty()) {
            ObjectNode lease = Json.object();
            Metadata.writable(lease).put("name", node);
            lease.putObject("spec")
                    .put("holderIdentity", node)
                    .put("leaseDurationSeconds", 40)
                    .put("renewTime", Times.micros(pass.at().plus(ahead(pass, node))));
            pass.create(KIND, NAMESPACE, lease);
        } else if (!pass.at().isBefore(renewed.get().plus(EVERY))) {
            ObjectNode lease = Json.object();
            Metadata.writable(lease).put("name", node).put("namespace", NAMESPACE);
            pass.edit(KIND, lease, live -> {
                Json.child(live, "spec").put("renewTime", Times.micros(pass.at().plus(ahead(pass, node))));
                return live;
            });
        }
    }

    /** The kubelet writes what its own clock says. */
    private static Duration ahead(Pass pass, String node) {
        return new Machines(pass.resources().store()).ahead(node);
    }

    /** When the node last gave a sign of life, by the cluster's clock. */
    static Optional<Instant> renewed(Pass pass, String node) {
        ResourceKind kind = pass.resources().kinds().require(KIND);
        return pass.resources()
                .store()
                .get(kind.key(NAMESPACE, node))
                .map(lease -> lease.path("spec").path("renewTime").asString(""))
                .filter(text -> !text.isEmpty())
                .map(text -> Instant.parse(text).minus(ahead(pass, node)));
    }
}
