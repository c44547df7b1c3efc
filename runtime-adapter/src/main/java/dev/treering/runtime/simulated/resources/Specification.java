package dev.treering.runtime.simulated.resources;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code metadata.generation} counts the changes of: everything but metadata and status. */
final class Specification {
    private Specification() {}

    static JsonNode of(ObjectNode object) {
        ObjectNode rest = object.objectNode();
        object.properties().forEach(field -> {
            if (!field.getKey().equals("metadata") && !field.getKey().equals("status")) {
                rest.set(field.getKey(), field.getValue());
            }
        });
        return rest;
    }
}
