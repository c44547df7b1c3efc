package dev.treering.runtime.simulated.workloads;

import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes pods from the template of whatever owns them: labels, annotations and finalizers are copied, as the real helpers do. */
final class PodTemplate {
    private PodTemplate() {}

    static ObjectNode pod(ObjectNode owner) {
        JsonNode template = owner.path("spec").path("template");
        ObjectNode pod = Json.object();
        ObjectNode metadata = Metadata.writable(pod);
        metadata.put("generateName", Metadata.of(owner).name() + "-");
        for (String field : List.of("labels", "annotations", "finalizers")) {
            JsonNode value = template.path("metadata").path(field);
            if (!value.isEmpty()) {
                metadata.set(field, value.deepCopy());
            }
        }
        metadata.putArray("ownerReferences").add(Pass.controllerReference(owner));
        pod.set("spec", template.path("spec").deepCopy());
        return pod;
    }
}
