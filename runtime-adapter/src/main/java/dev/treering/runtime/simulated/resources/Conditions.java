package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code status.conditions} of any object. */
public final class Conditions {
    private Conditions() {}

    /** Sets one condition of a tree that may be changed; its transition time moves only if its status does. */
    public static void set(
            ObjectNode object, String type, String status, String reason, String message, String transition) {
        ObjectNode parent = Json.child(object, "status");
        ArrayNode conditions =
                parent.get("conditions") instanceof ArrayNode list ? list : parent.putArray("conditions");
        ObjectNode condition = Json.object();
        for (JsonNode known : conditions) {
            if (known instanceof ObjectNode same && is(same, type)) {
                condition = same;
            }
        }
        if (condition.isEmpty()) {
            conditions.add(condition);
        }
        if (!condition.path("status").asString("").equals(status)) {
            condition.put("lastTransitionTime", transition);
        }
        condition.put("type", type).put("status", status).put("reason", reason).put("message", message);
    }

    /** Whether a condition is {@code True}. */
    public static boolean isTrue(JsonNode object, String type) {
        return object.path("status")
                .path("conditions")
                .valueStream()
                .anyMatch(condition -> is(condition, type)
                        && condition.path("status").asString("").equals("True"));
    }

    private static boolean is(JsonNode condition, String type) {
        return condition.path("type").asString("").equals(type);
    }
}
