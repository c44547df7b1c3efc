package dev.treering.runtime.simulated.apply;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/** The fields a document states: every leaf with its value, without those that only the server or the address determine. */
final class Fields {
    private static final Set<String> UNOWNED = Set.of(
            "name",
            "namespace",
            "uid",
            "resourceVersion",
            "generation",
            "creationTimestamp",
            "managedFields",
            "selfLink",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private final Structure structure;
    private final SortedMap<FieldPath, JsonNode> leaves = new TreeMap<>();

    private Fields(Structure structure) {
        this.structure = structure;
    }

    static SortedMap<FieldPath, JsonNode> of(JsonNode document, Structure structure) {
        Fields fields = new Fields(structure);
        document.properties().forEach(field -> {
            if (!field.getKey().equals("apiVersion") && !field.getKey().equals("kind")) {
                fields.walk(FieldPath.ROOT.field(field.getKey()), field.getValue());
            }
        });
        return fields.leaves;
    }

    private void walk(FieldPath path, JsonNode value) {
        switch (structure.shapeOf(path, value)) {
            case Shape.Plain ignored -> fields(path, value);
            case Shape.Granular ignored when !value.isEmpty() -> fields(path, value);
            case Shape.Keyed(var keys) ->
                value.forEach(item -> {
                    FieldPath place = path.plus(Items.keyOf(item, keys));
                    leaves.put(place.plus(FieldPath.EXISTS), BooleanNode.TRUE);
                    fields(place, item);
                });
            case Shape.Distinct ignored -> value.forEach(item -> leaves.put(path.plus(Items.memberOf(item)), item));
            case Shape.Granular ignored -> leaves.put(path, value);
            case Shape.Atomic ignored -> leaves.put(path, value);
        }
    }

    private void fields(FieldPath path, JsonNode object) {
        boolean metadata = path.elements().equals(List.of("f:metadata"));
        object.properties().forEach(field -> {
            if (!metadata || !UNOWNED.contains(field.getKey())) {
                walk(path.field(field.getKey()), field.getValue());
            }
        });
    }
}
