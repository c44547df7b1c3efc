package dev.treering.runtime.simulated.patch;

import dev.treering.runtime.simulated.apply.FieldPath;
import dev.treering.runtime.simulated.apply.Shape;
import dev.treering.runtime.simulated.apply.Structure;
import dev.treering.runtime.simulated.model.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patch: a merge patch that merges the lists whose structure is known item by item. Understands the directives
 * {@code $patch: delete}, {@code $patch: replace}; other directives, such as the order
 * hints of kubectl, are ignored.
 */
public final class StrategicMergePatch {
    private final Structure structure;

    public StrategicMergePatch(Structure structure) {
        this.structure = structure;
    }

    /** A new document. */
    public JsonNode apply(JsonNode target, JsonNode patch) {
        return value(FieldPath.ROOT, target, patch);
    }

    private JsonNode value(FieldPath path, JsonNode target, JsonNode patch) {
        return switch (structure.shapeOf(path, patch)) {
            case Shape.Keyed(var keys) -> items(path, target, patch, keys);
            case Shape.Distinct ignored -> {
                Set<JsonNode> members = new LinkedHashSet<>();
                target.forEach(members::add);
                patch.forEach(members::add);
                yield Json.array().addAll(members);
            }
            // an atomic map is one value to an owner, but is still merged by this kind of patch
            default -> patch.isObject() ? fields(path, target, patch) : patch.deepCopy();
        };
    }

    private JsonNode fields(FieldPath path, JsonNode target, JsonNode patch) {
        boolean replace = patch.path("$patch").asString("").equals("replace");
        ObjectNode result = target instanceof ObjectNode object && !replace ? object.deepCopy() : Json.object();
        patch.properties().forEach(field -> {
            String name = field.getKey();
            if (name.startsWith("$")) {
                return;
            }
            if (field.getValue().isNull()) {
                result.remove(name);
            } else {
                result.set(name, value(path.field(name), result.path(name), field.getValue()));
            }
        });
        return result;
    }

    private JsonNode items(FieldPath path, JsonNode target, JsonNode patch, List<String> keys) {
        List<JsonNode> untouched = new ArrayList<>();
        target.forEach(untouched::add);
        List<Touched> touched = new ArrayList<>();
        for (JsonNode change : patch) {
            // a patch may name an item by some of its keys only: a container port without its protocol
            List<String> given = keys.stream().filter(change::has).toList();
            int index = indexOf(untouched, change, given);
            JsonNode before = index < 0 ? Json.object() : untouched.remove(index);
            if (!change.path("$patch").asString("").equals("delete")) {
                touched.add(new Touched(fields(path, before, change), place(target, before)));
            }
        }
        return Json.array().addAll(inOrder(untouched, touched, target));
    }

    /** An item that the patch names; {@code place} is where it was, negative for a new one. */
    private record Touched(JsonNode item, int place) {}

    /** Items that the patch names are in its order, the others in theirs; an item goes before a named one only if it was before it. */
    private static List<JsonNode> inOrder(List<JsonNode> untouched, List<Touched> touched, JsonNode target) {
        List<JsonNode> ordered = new ArrayList<>();
        var rest = new ArrayDeque<>(untouched);
        for (Touched next : touched) {
            while (!rest.isEmpty() && place(target, rest.getFirst()) < next.place()) {
                ordered.add(rest.removeFirst());
            }
            ordered.add(next.item());
        }
        ordered.addAll(rest);
        return ordered;
    }

    private static int place(JsonNode target, JsonNode item) {
        return target.valueStream().toList().indexOf(item);
    }

    private static int indexOf(List<JsonNode> items, JsonNode wanted, List<String> keys) {
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            if (!keys.isEmpty()
                    && keys.stream().allMatch(key -> wanted.path(key).equals(item.path(key)))) {
                return i;
            }
        }
        return -1;
    }
}
