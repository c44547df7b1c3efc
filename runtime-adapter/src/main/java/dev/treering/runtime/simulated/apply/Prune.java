package dev.treering.runtime.simulated.apply;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes single fields out of a document, and the maps and lists that become empty by it. */
final class Prune {
    private final Structure structure;

    Prune(Structure structure) {
        this.structure = structure;
    }

    /** Removes the field, list item or set member at this path from the document, if it is there. */
    void remove(ObjectNode document, FieldPath path) {
        remove(document, FieldPath.ROOT, path.elements());
    }

    private void remove(JsonNode node, FieldPath at, List<String> rest) {
        String element = rest.getFirst();
        List<String> further = rest.subList(1, rest.size());
        if (node instanceof ObjectNode object && element.startsWith("f:")) {
            String name = element.substring(2);
            JsonNode child = object.path(name);
            if (further.isEmpty()) {
                object.remove(name);
            } else {
                remove(child, at.plus(element), further);
                if (child.isContainer() && child.isEmpty()) {
                    object.remove(name);
                }
            }
        } else if (node instanceof ArrayNode list && element.startsWith("v:")) {
            drop(list, i -> Items.memberOf(list.get(i)).equals(element));
        } else if (node instanceof ArrayNode list && structure.shapeOf(at, list) instanceof Shape.Keyed(var keys)) {
            if (further.equals(List.of(FieldPath.EXISTS))) {
                drop(list, i -> Items.keyOf(list.get(i), keys).equals(element));
            } else {
                JsonNode item = Items.byKey(list, keys).get(element);
                if (item != null) {
                    remove(item, at.plus(element), further);
                }
            }
        }
    }

    private static void drop(ArrayNode list, IntPredicate which) {
        IntStream.range(0, list.size())
                .filter(which)
                .boxed()
                .toList()
                .reversed()
                .forEach(i -> list.remove((int) i));
    }
}
