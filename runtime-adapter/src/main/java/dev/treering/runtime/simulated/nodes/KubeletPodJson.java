package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kubelet's memory as the store keeps it. */
final class KubeletPodJson {
    private KubeletPodJson() {}

    static ObjectNode write(KubeletPod pod) {
        ObjectNode json = Json.object()
                .put("uid", pod.uid())
                .put("namespace", pod.namespace())
                .put("name", pod.name())
                .put("node", pod.node())
                .put("accepted", pod.accepted().toString())
                .put("killed", pod.killed());
        pod.stopAt().ifPresent(at -> json.put("stopAt", at.toString()));
        ArrayNode containers = json.putArray("containers");
        pod.containers().forEach(container -> containers.add(write(container)));
        return json;
    }

    private static ObjectNode write(Container container) {
        ObjectNode json = Json.object()
                .put("name", container.name())
                .put("image", container.image())
                .put("restarts", container.restarts())
                .put("failures", container.failures());
        switch (container.state()) {
            case ContainerState.Waiting(var reason, var until) ->
                json.putObject("waiting").put("reason", reason).put("until", until.toString());
            case ContainerState.Running(var startedAt, var id) ->
                json.putObject("running").put("startedAt", startedAt.toString()).put("id", id);
            case ContainerState.Ended(var how) -> json.set("ended", write(how));
        }
        container.last().ifPresent(last -> json.set("last", write(last)));
        return json;
    }

    private static ObjectNode write(Termination how) {
        ObjectNode json = Json.object()
                .put("exitCode", how.exitCode())
                .put("reason", how.reason())
                .put("id", how.id());
        how.startedAt().ifPresent(at -> json.put("startedAt", at.toString()));
        how.finishedAt().ifPresent(at -> json.put("finishedAt", at.toString()));
        return json;
    }

    static KubeletPod read(JsonNode json) {
        return new KubeletPod(
                json.path("uid").asString(),
                json.path("namespace").asString(),
                json.path("name").asString(),
                json.path("node").asString(),
                Instant.parse(json.path("accepted").asString()),
                time(json, "stopAt"),
                json.path("killed").asBoolean(),
                json.path("containers")
                        .valueStream()
                        .map(KubeletPodJson::container)
                        .toList());
    }

    private static Container container(JsonNode json) {
        return new Container(
                json.path("name").asString(),
                json.path("image").asString(),
                json.path("restarts").asInt(),
                json.path("failures").asInt(),
                state(json),
                json.has("last") ? Optional.of(termination(json.path("last"))) : Optional.empty());
    }

    private static ContainerState state(JsonNode json) {
        JsonNode running = json.path("running");
        JsonNode waiting = json.path("waiting");
        if (running.isObject()) {
            return new ContainerState.Running(
                    Instant.parse(running.path("startedAt").asString()),
                    running.path("id").asString());
        }
        return waiting.isObject()
                ? new ContainerState.Waiting(
                        waiting.path("reason").asString(),
                        Instant.parse(waiting.path("until").asString()))
                : new ContainerState.Ended(termination(json.path("ended")));
    }

    private static Termination termination(JsonNode json) {
        return new Termination(
                time(json, "startedAt"),
                time(json, "finishedAt"),
                json.path("exitCode").asInt(),
                json.path("reason").asString(),
                json.path("id").asString());
    }

    private static Optional<Instant> time(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isString() ? Optional.of(Instant.parse(value.asString())) : Optional.empty();
    }
}
