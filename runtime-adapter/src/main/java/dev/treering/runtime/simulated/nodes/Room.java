package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.resources.Conditions;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is left of a node while pods are being placed. */
final class Room {
    private final ObjectNode node;
    private long cpu;
    private long memory;
    private int used;

    Room(ObjectNode node, List<Pod> pods) {
        this.node = node;
        this.cpu = allocatable("cpu");
        this.memory = allocatable("memory");
        pods.stream().filter(pod -> pod.node().equals(name()) && !pod.isOver()).forEach(this::add);
    }

    String name() {
        return Metadata.of(node).name();
    }

    int used() {
        return used;
    }

    void add(Pod pod) {
        cpu -= requested(pod, "cpu");
        memory -= requested(pod, "memory");
        used++;
    }

    boolean takes(Pod pod) {
        return Conditions.isTrue(node, "Ready")
                && !node.path("spec").path("unschedulable").asBoolean(false)
                && selected(pod)
                && Affinity.allows(pod, node)
                && tolerated(pod)
                && requested(pod, "cpu") <= cpu
                && requested(pod, "memory") <= memory
                && used < allocatable("pods") / 1000;
    }

    private boolean selected(Pod pod) {
        JsonNode labels = node.path("metadata").path("labels");
        return pod.spec().path("nodeSelector").properties().stream()
                .allMatch(wanted -> wanted.getValue().equals(labels.get(wanted.getKey())));
    }

    private boolean tolerated(Pod pod) {
        return node.path("spec")
                .path("taints")
                .valueStream()
                .filter(taint -> !taint.path("effect").asString("").equals("PreferNoSchedule"))
                .allMatch(taint -> pod.spec()
                        .path("tolerations")
                        .valueStream()
                        .anyMatch(toleration -> matches(toleration, taint)));
    }

    private static boolean matches(JsonNode toleration, JsonNode taint) {
        String effect = toleration.path("effect").asString("");
        String key = toleration.path("key").asString("");
        boolean exists = toleration.path("operator").asString("Equal").equals("Exists");
        return (effect.isEmpty() || effect.equals(taint.path("effect").asString("")))
                && (key.isEmpty() && exists || key.equals(taint.path("key").asString("")))
                && (exists
                        || toleration
                                .path("value")
                                .asString("")
                                .equals(taint.path("value").asString("")));
    }

    private long allocatable(String resource) {
        return Quantity.milli(
                node.path("status").path("allocatable").path(resource).asString(""));
    }

    private static long requested(Pod pod, String resource) {
        return pod.containers().stream()
                .map(container -> container
                        .path("resources")
                        .path("requests")
                        .path(resource)
                        .asString(""))
                .mapToLong(Quantity::milli)
                .sum();
    }
}
