package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.resources.Conditions;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import dev.treering.runtime.simulated.resources.Eviction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Notices nodes that fell silent: after 40 seconds they are not ready, after 300 more their pods are deleted. A kubelet that is
 * gone never confirms such a delete, so these pods stay until somebody removes the node.
 */
public final class NodeLifecycle implements Controller {
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration TOLERANCE = Duration.ofSeconds(300);
    private static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    @Override
    public void run(Pass pass) {
        for (ObjectNode node : pass.all(NodeObjects.KIND)) {
            if (isSilent(pass, node)) {
                lose(pass, node);
            } else if (isTainted(node) && Conditions.isTrue(node, "Ready")) {
                pass.edit(NodeObjects.KIND, node, NodeLifecycle::untainted);
            }
        }
    }

    private static boolean isSilent(Pass pass, ObjectNode node) {
        return Leases.renewed(pass, Metadata.of(node).name())
                .filter(renewed -> !pass.at().isBefore(renewed.plus(SILENCE)))
                .isPresent();
    }

    private static void lose(Pass pass, ObjectNode node) {
        pass.editStatus(NodeObjects.KIND, node, live -> NodeObjects.unknown(live, pass));
        pass.edit(NodeObjects.KIND, node, live -> tainted(live, pass));
        boolean tolerated = silentSince(node)
                .filter(since -> !pass.at().isBefore(since.plus(TOLERANCE)))
                .isEmpty();
        for (Pod pod : pods(pass, node)) {
            if (tolerated) {
                pass.editStatus("/pods", pod.json(), live -> notReady(live, pass));
            } else {
                pass.editStatus(
                        "/pods",
                        pod.json(),
                        live -> Eviction.disrupted(
                                live, "DeletionByTaintManager", "its node is unreachable", pass.write()));
                pass.delete("/pods", pod.json(), DeleteOptions.graceful());
            }
        }
    }

    private static List<Pod> pods(Pass pass, ObjectNode node) {
        String name = Metadata.of(node).name();
        return pass.pods().stream()
                .filter(pod -> pod.node().equals(name) && pod.isActive())
                .toList();
    }

    private static ObjectNode notReady(ObjectNode pod, Pass pass) {
        Conditions.set(pod, "Ready", "False", "NodeNotReady", "", pass.now());
        return pod;
    }

    private static ObjectNode tainted(ObjectNode node, Pass pass) {
        if (!isTainted(node)) {
            ObjectNode spec = Json.child(node, "spec");
            ArrayNode taints = spec.get("taints") instanceof ArrayNode list ? list : spec.putArray("taints");
            for (String effect : List.of("NoSchedule", "NoExecute")) {
                taints.addObject().put("key", UNREACHABLE).put("effect", effect).put("timeAdded", pass.now());
            }
        }
        return node;
    }

    private static ObjectNode untainted(ObjectNode node) {
        if (Json.child(node, "spec").get("taints") instanceof ArrayNode taints) {
            taints.removeIf(taint -> taint.path("key").asString("").equals(UNREACHABLE));
        }
        return node;
    }

    private static boolean isTainted(ObjectNode node) {
        return node.path("spec")
                .path("taints")
                .valueStream()
                .anyMatch(taint -> taint.path("key").asString("").equals(UNREACHABLE));
    }

    /** When the node was found silent. */
    private static Optional<Instant> silentSince(ObjectNode node) {
        return node.path("status")
                .path("conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asString("").equals("Ready")
                        && condition.path("status").asString("").equals("Unknown"))
                .map((JsonNode condition) ->
                        Instant.parse(condition.path("lastTransitionTime").asString()))
                .findFirst();
    }

    /** Only of nodes that are already silent or about to be found so: the others renew their lease before. */
    @Override
    public Stream<Instant> due(Pass pass) {
        Machines machines = new Machines(pass.resources().store());
        return pass.all(NodeObjects.KIND).stream()
                .filter(node -> !machines.isUp(Metadata.of(node).name()))
                .flatMap(node -> silentSince(node)
                        .map(since -> since.plus(TOLERANCE))
                        .or(() -> Leases.renewed(pass, Metadata.of(node).name()).map(at -> at.plus(SILENCE)))
                        .stream());
    }
}
