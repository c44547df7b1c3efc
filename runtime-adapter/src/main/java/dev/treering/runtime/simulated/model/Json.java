package dev.treering.runtime.simulated.model;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reading and writing JSON trees. A tree that was handed to the store, or came out of it, is never changed: whoever wants
 * another one takes a deep copy first.
 */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** An empty array. */
    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Any JSON document. Refused with 400 if it is none. */
    public static Answer<JsonNode> parse(byte[] bytes) {
        try {
            return Answer.of(MAPPER.readTree(bytes));
        } catch (JacksonException malformed) {
            return Refusal.badRequest("the body is not JSON: " + malformed.getOriginalMessage())
                    .answer();
        }
    }

    /** A JSON document whose root is an object. Refused with 400 if it is none. */
    public static Answer<ObjectNode> parseObject(byte[] bytes) {
        return parse(bytes)
                .then(node -> node instanceof ObjectNode object
                        ? Answer.of(object)
                        : Refusal.badRequest("the body is not a JSON object").answer());
    }

    /** The document in UTF-8, on one line. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** The object at a field, made if it is absent or something else. */
    public static ObjectNode child(ObjectNode parent, String field) {
        return parent.get(field) instanceof ObjectNode existing ? existing : parent.putObject(field);
    }
}
