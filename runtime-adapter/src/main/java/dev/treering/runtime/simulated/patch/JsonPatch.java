package dev.treering.runtime.simulated.patch;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Refusal;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Patch, RFC 6902. */
public final class JsonPatch {
    private JsonPatch() {}

    /** A new document; refused with 422 if a test fails or a path does not exist, and then nothing holds. */
    public static Answer<JsonNode> apply(JsonNode document, JsonNode operations) {
        Answer<JsonNode> result = Answer.of(document.deepCopy());
        for (JsonNode operation : operations) {
            result = result.then(node -> step(node, operation));
        }
        return result;
    }

    private static Answer<JsonNode> step(JsonNode document, JsonNode operation) {
        String path = operation.path("path").asString("");
        if (!path.startsWith("/")) {
            return Refusal.invalid("path", "not a JSON pointer inside the document: " + path)
                    .answer();
        }
        JsonPointer target = JsonPointer.compile(path);
        JsonNode value = operation.path("value");
        String word = operation.path("op").asString("");
        return switch (word) {
            case "add" -> add(document, target, value.deepCopy());
            case "remove" -> remove(document, target);
            case "replace" -> remove(document, target).then(rest -> add(rest, target, value.deepCopy()));
            case "test" -> document.at(target).equals(value) ? Answer.of(document) : refused("test failed", target);
            case "copy" -> from(document, operation).then(moved -> add(document, target, moved));
            case "move" ->
                from(document, operation)
                        .then(moved ->
                                remove(document, pointer(operation, "from")).then(rest -> add(rest, target, moved)));
            default -> refused("unknown operation " + word, target);
        };
    }

    private static JsonPointer pointer(JsonNode operation, String field) {
        return JsonPointer.compile(operation.path(field).asString(""));
    }

    private static Answer<JsonNode> from(JsonNode document, JsonNode operation) {
        JsonPointer from = pointer(operation, "from");
        JsonNode value = document.at(from);
        return value.isMissingNode() ? refused("no such path", from) : Answer.of(value.deepCopy());
    }

    private static Answer<JsonNode> add(JsonNode document, JsonPointer target, JsonNode value) {
        JsonPointer last = target.last();
        switch (document.at(target.head())) {
            case ObjectNode object -> object.set(last.getMatchingProperty(), value);
            case ArrayNode list when last.getMatchingProperty().equals("-") -> list.add(value);
            case ArrayNode list
            when last.getMatchingIndex() >= 0 && last.getMatchingIndex() <= list.size() ->
                list.insert(last.getMatchingIndex(), value);
            default -> {
                return refused("no such path", target);
            }
        }
        return Answer.of(document);
    }

    private static Answer<JsonNode> remove(JsonNode document, JsonPointer target) {
        if (document.at(target).isMissingNode()) {
            return refused("no such path", target);
        }
        JsonPointer last = target.last();
        switch (document.at(target.head())) {
            case ObjectNode object -> object.remove(last.getMatchingProperty());
            case ArrayNode list -> list.remove(last.getMatchingIndex());
            default -> {
                return refused("no such path", target);
            }
        }
        return Answer.of(document);
    }

    private static Answer<JsonNode> refused(String why, JsonPointer where) {
        return Refusal.invalid(where.toString(), why).answer();
    }
}
