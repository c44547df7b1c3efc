package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which part of an object a write through a (sub)resource may change. */
final class Scope {
    private Scope() {}

    /** The live object with the permitted part of what was asked for. */
    static ObjectNode narrow(ObjectNode live, ObjectNode wanted, String subresource) {
        ObjectNode next = switch (subresource) {
            case "status" -> replaced(live, "status", wanted.path("status"));
            case "scale" -> withReplicas(live, wanted.path("spec").path("replicas"));
            default -> replaced(wanted, "status", live.path("status"));
        };
        ObjectNode metadata = Metadata.writable(next);
        for (String field : Metadata.SERVER_OWNED) {
            copy(live.path("metadata"), metadata, field);
        }
        copy(live.path("metadata"), metadata, "managedFields");
        copy(live, next, "apiVersion");
        copy(live, next, "kind");
        return next;
    }

    private static ObjectNode replaced(ObjectNode object, String field, JsonNode value) {
        ObjectNode copy = object.deepCopy();
        if (value.isMissingNode()) {
            copy.remove(field);
        } else {
            copy.set(field, value.deepCopy());
        }
        return copy;
    }

    private static ObjectNode withReplicas(ObjectNode live, JsonNode replicas) {
        ObjectNode copy = live.deepCopy();
        Json.child(copy, "spec").set("replicas", replicas);
        return copy;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        JsonNode value = from.get(field);
        if (value == null) {
            to.remove(field);
        } else {
            to.set(field, value);
        }
    }

    /** The {@code Scale} object of an object with replicas. */
    static ObjectNode scaleOf(JsonNode object) {
        Metadata metadata = Metadata.of(object);
        ObjectNode scale = Json.object().put("apiVersion", "autoscaling/v1").put("kind", "Scale");
        scale.putObject("metadata")
                .put("name", metadata.name())
                .put("namespace", metadata.namespace())
                .put("uid", metadata.uid())
                .put("resourceVersion", metadata.resourceVersion());
        scale.putObject("spec")
                .put("replicas", object.path("spec").path("replicas").asInt(0));
        ObjectNode status = scale.putObject("status")
                .put("replicas", object.path("status").path("replicas").asInt(0));
        StringBuilder selector = new StringBuilder();
        object.path("spec")
                .path("selector")
                .path("matchLabels")
                .properties()
                .forEach(label -> selector.append(selector.isEmpty() ? "" : ",")
                        .append(label.getKey())
                        .append('=')
                        .append(label.getValue().asString()));
        status.put("selector", selector.toString());
        return scale;
    }
}
