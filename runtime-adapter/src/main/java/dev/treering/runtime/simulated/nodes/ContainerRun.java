package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One run of one container as it really was, whatever the API showed of it: what a meter is judged against. Times are whole
 * seconds, UTC.
 *
 * @param uid of the pod
 * @param attempt 0 for the first start, then the restart count
 * @param finishedAt nothing while it runs
 */
public record ContainerRun(
        String uid,
        String namespace,
        String pod,
        String node,
        String container,
        int attempt,
        Instant startedAt,
        Optional<Instant> finishedAt) {

    /** By start, then by pod: the same for the same seed. */
    public static final Comparator<ContainerRun> ORDER = Comparator.comparing(ContainerRun::startedAt)
            .thenComparing(ContainerRun::namespace)
            .thenComparing(ContainerRun::pod)
            .thenComparing(ContainerRun::container)
            .thenComparing(ContainerRun::attempt);

    ObjectNode write() {
        ObjectNode json = Json.object()
                .put("uid", uid)
                .put("namespace", namespace)
                .put("pod", pod)
                .put("node", node)
                .put("container", container)
                .put("attempt", attempt)
                .put("startedAt", startedAt.toString());
        finishedAt.ifPresent(at -> json.put("finishedAt", at.toString()));
        return json;
    }

    static ContainerRun read(JsonNode json) {
        JsonNode finished = json.path("finishedAt");
        return new ContainerRun(
                json.path("uid").asString(),
                json.path("namespace").asString(),
                json.path("pod").asString(),
                json.path("node").asString(),
                json.path("container").asString(),
                json.path("attempt").asInt(),
                Instant.parse(json.path("startedAt").asString()),
                finished.isString() ? Optional.of(Instant.parse(finished.asString())) : Optional.empty());
    }
}
