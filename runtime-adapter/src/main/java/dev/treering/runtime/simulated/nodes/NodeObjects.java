package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.resources.Conditions;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Node objects as a kubelet registers them. */
final class NodeObjects {
    static final String KIND = "/nodes";

    private NodeObjects() {}

    /** Registers the machine and says that it is ready. */
    static void register(Pass pass, NodeSize size) {
        ObjectNode node = Json.object();
        ObjectNode metadata = Metadata.writable(node).put("name", size.name());
        metadata.putObject("labels")
                .put("kubernetes.io/arch", size.arch())
                .put("kubernetes.io/os", "linux")
                .put("kubernetes.io/hostname", size.name())
                .put("node.kubernetes.io/instance-type", size.instanceType());
        node.putObject("spec").put("providerID", "simulated://" + size.name());
        pass.create(KIND, "", node);
        pass.editStatus(KIND, node, live -> ready(sized(live, size), pass));
    }

    private static ObjectNode sized(ObjectNode node, NodeSize size) {
        ObjectNode status = Json.child(node, "status");
        for (String field : List.of("capacity", "allocatable")) {
            status.putObject(field)
                    .put("cpu", Integer.toString(size.cpus()))
                    .put("memory", size.memoryGib() + "Gi")
                    .put("pods", Integer.toString(size.pods()));
        }
        status.putObject("nodeInfo")
                .put("architecture", size.arch())
                .put("operatingSystem", "linux")
                .put("kubeletVersion", "v1.34.0+treering-simulated");
        status.putArray("addresses").addObject().put("type", "Hostname").put("address", size.name());
        return node;
    }

    /** The kubelet says so, by its own clock. */
    static ObjectNode ready(ObjectNode node, Pass pass) {
        Duration ahead =
                new Machines(pass.resources().store()).ahead(Metadata.of(node).name());
        String at = Times.text(pass.at().plus(ahead));
        Conditions.set(node, "Ready", "True", "KubeletReady", "kubelet is posting ready status", at);
        return node;
    }

    /** A kubelet that has just been started is not ready yet. */
    static ObjectNode starting(ObjectNode node, Pass pass) {
        Conditions.set(node, "Ready", "False", "KubeletNotReady", "kubelet is starting", pass.now());
        return node;
    }

    static ObjectNode unknown(ObjectNode node, Pass pass) {
        Conditions.set(
                node, "Ready", "Unknown", "NodeStatusUnknown", "Kubelet stopped posting node status.", pass.now());
        return node;
    }
}
