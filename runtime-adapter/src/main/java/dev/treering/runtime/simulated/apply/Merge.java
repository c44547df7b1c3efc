package dev.treering.runtime.simulated.apply;

import dev.treering.runtime.simulated.model.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays what a manager states over what is there. */
final class Merge {
    private final Structure structure;

    Merge(Structure structure) {
        this.structure = structure;
    }

    /** A new document. */
    ObjectNode merge(ObjectNode live, ObjectNode stated) {
        ObjectNode result = live.deepCopy();
        fields(FieldPath.ROOT, result, stated);
        return result;
    }

    private void fields(FieldPath path, ObjectNode target, JsonNode stated) {
        stated.properties()
                .forEach(field -> target.set(
                        field.getKey(),
                        value(path.field(field.getKey()), target.path(field.getKey()), field.getValue())));
    }

    private JsonNode value(FieldPath path, JsonNode live, JsonNode stated) {
        return switch (structure.shapeOf(path, stated)) {
            case Shape.Granular ignored when live instanceof ObjectNode object -> merged(path, object, stated);
            case Shape.Plain ignored when live instanceof ObjectNode object -> merged(path, object, stated);
            case Shape.Keyed(var keys)
            when live.isArray() -> {
                Map<String, JsonNode> items = Items.byKey(live, keys);
                Items.byKey(stated, keys).forEach((key, item) -> {
                    JsonNode known = items.get(key);
                    items.put(key, known instanceof ObjectNode o ? merged(path.plus(key), o, item) : item.deepCopy());
                });
                yield Json.array().addAll(items.values());
            }
            case Shape.Distinct ignored
            when live.isArray() -> {
                Set<JsonNode> members = new LinkedHashSet<>();
                live.forEach(members::add);
                stated.forEach(members::add);
                yield Json.array().addAll(members);
            }
            default -> stated.deepCopy();
        };
    }

    private JsonNode merged(FieldPath path, ObjectNode live, JsonNode stated) {
        fields(path, live, stated);
        return live;
    }
}
