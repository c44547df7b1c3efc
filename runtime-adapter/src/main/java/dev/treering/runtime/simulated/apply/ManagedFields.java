package dev.treering.runtime.simulated.apply;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@link Ownership} as objects carry it: {@code metadata.managedFields}. */
public final class ManagedFields {
    private ManagedFields() {}

    /** Who owns what of this object. */
    public static Ownership of(JsonNode object) {
        TreeMap<FieldManager, Ownership.Owned> owners = new TreeMap<>();
        for (JsonNode entry : object.path("metadata").path("managedFields")) {
            TreeSet<FieldPath> fields = new TreeSet<>();
            collect(entry.path("fieldsV1"), FieldPath.ROOT, fields);
            owners.put(
                    new FieldManager(
                            entry.path("manager").asString(""),
                            FieldManager.Operation.of(entry.path("operation").asString("")),
                            entry.path("subresource").asString("")),
                    new Ownership.Owned(fields, entry.path("time").asString("")));
        }
        return new Ownership(owners);
    }

    private static void collect(JsonNode node, FieldPath path, NavigableSet<FieldPath> fields) {
        if (node.isEmpty() && !path.isRoot()) {
            fields.add(path);
        }
        node.properties().forEach(child -> collect(child.getValue(), path.plus(child.getKey()), fields));
    }

    /** Writes the ownership into the object. */
    public static void write(ObjectNode object, Ownership ownership) {
        ObjectNode metadata = Metadata.writable(object);
        metadata.remove("managedFields");
        if (ownership.owners().isEmpty()) {
            return;
        }
        ArrayNode entries = metadata.putArray("managedFields");
        ownership.owners().forEach((manager, owned) -> {
            ObjectNode entry = entries.addObject()
                    .put("manager", manager.name())
                    .put("operation", manager.operation().word())
                    .put("apiVersion", object.path("apiVersion").asString(""))
                    .put("time", owned.since())
                    .put("fieldsType", "FieldsV1");
            ObjectNode root = entry.putObject("fieldsV1");
            owned.fields().forEach(field -> {
                ObjectNode place = root;
                for (String element : field.elements()) {
                    place = Json.child(place, element);
                }
            });
            if (!manager.subresource().isEmpty()) {
                entry.put("subresource", manager.subresource());
            }
        });
    }
}
