package dev.treering.runtime.simulated.model;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A pod, read-only: what the controllers and kubelets look at. */
public record Pod(ObjectNode json) {
    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    public Metadata metadata() {
        return Metadata.of(json);
    }

    public JsonNode spec() {
        return json.path("spec");
    }

    public JsonNode status() {
        return json.path("status");
    }

    /** Empty as long as the pod is not scheduled. */
    public String node() {
        return spec().path("nodeName").asString("");
    }

    public boolean isScheduled() {
        return !node().isEmpty();
    }

    public String phase() {
        return status().path("phase").asString("");
    }

    /** All its containers have ended for good. */
    public boolean isOver() {
        return OVER.contains(phase());
    }

    /** Neither over nor on its way out: what counts for whoever wants a number of pods. */
    public boolean isActive() {
        return !isOver() && !metadata().deleting();
    }

    public boolean isReady() {
        return status().path("conditions")
                .valueStream()
                .anyMatch(condition -> condition.path("type").asString("").equals("Ready")
                        && condition.path("status").asString("").equals("True"));
    }

    public String restartPolicy() {
        return spec().path("restartPolicy").asString("Always");
    }

    public List<JsonNode> containers() {
        return spec().path("containers").valueStream().toList();
    }
}
