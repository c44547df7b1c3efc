package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.resources.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The status a kubelet reports, from what it knows. */
final class PodStatus {
    private PodStatus() {}

    /** Writes it into a pod that may be changed. What the kubelet measured is by its own clock, which may be ahead of the cluster's. */
    static ObjectNode report(ObjectNode pod, KubeletPod known, Duration ahead, Instant at) {
        ObjectNode status = Json.child(pod, "status");
        String phase = phase(known);
        int host = known.uid().hashCode();
        String ip = "10." + (host >>> 24) + "." + (host >>> 16 & 0xFF) + "." + (host >>> 8 & 0xFF);
        status.put("phase", phase)
                .put("startTime", Times.text(known.accepted().plus(ahead)))
                .put("podIP", ip)
                .put("qosClass", "Burstable");
        status.putArray("podIPs").addObject().put("ip", ip);
        ArrayNode statuses = status.putArray("containerStatuses");
        known.containers().forEach(container -> statuses.add(report(container, ahead)));
        boolean ready = phase.equals("Running") && known.containers().stream().allMatch(Container::isRunning);
        for (String type : List.of("ContainersReady", "Ready")) {
            Conditions.set(
                    pod,
                    type,
                    ready ? "True" : "False",
                    ready ? "" : phase.equals("Succeeded") ? "PodCompleted" : "ContainersNotReady",
                    "",
                    Times.text(at));
        }
        return pod;
    }

    /** The phase by the states of the containers: a pod that waits for a restart still counts as running. */
    static String phase(KubeletPod known) {
        if (known.isOver()) {
            boolean failed = known.containers().stream()
                    .anyMatch(c -> c.state() instanceof ContainerState.Ended(var how) && how.exitCode() != 0);
            return failed ? "Failed" : "Succeeded";
        }
        boolean begun = known.containers().stream()
                .anyMatch(c -> !(c.state() instanceof ContainerState.Waiting)
                        || c.last().isPresent());
        return begun ? "Running" : "Pending";
    }

    private static ObjectNode report(Container container, Duration ahead) {
        ObjectNode json = Json.object()
                .put("name", container.name())
                .put("image", container.image())
                .put("imageID", "simulated://" + container.image())
                .put("restartCount", container.restarts())
                .put("ready", container.isRunning())
                .put("started", container.isRunning());
        ObjectNode state = json.putObject("state");
        switch (container.state()) {
            case ContainerState.Waiting(var reason, var until) ->
                state.putObject("waiting").put("reason", reason);
            case ContainerState.Running(var startedAt, var id) -> {
                state.putObject("running").put("startedAt", Times.text(startedAt.plus(ahead)));
                json.put("containerID", id);
            }
            case ContainerState.Ended(var how) -> {
                state.set("terminated", report(how, ahead));
                json.put("containerID", how.id());
            }
        }
        Optional<Termination> last = container.last();
        last.ifPresent(how -> json.putObject("lastState").set("terminated", report(how, ahead)));
        return json;
    }

    private static ObjectNode report(Termination how, Duration ahead) {
        ObjectNode json = Json.object()
                .put("exitCode", how.exitCode())
                .put("reason", how.reason())
                .put("containerID", how.id());
        how.startedAt().ifPresent(at -> json.put("startedAt", Times.text(at.plus(ahead))));
        how.finishedAt().ifPresent(at -> json.put("finishedAt", Times.text(at.plus(ahead))));
        return json;
    }
}
