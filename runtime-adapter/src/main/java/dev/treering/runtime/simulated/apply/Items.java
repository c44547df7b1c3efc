package dev.treering.runtime.simulated.apply;

import dev.treering.runtime.simulated.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** List items and set members as path elements. */
public final class Items {
    private Items() {}

    /** {@code k:{"name":"dyno"}}. A missing protocol is TCP, as the API defaults it. */
    static String keyOf(JsonNode item, List<String> keys) {
        ObjectNode key = Json.object();
        for (String name : keys) {
            JsonNode value = item.get(name);
            if (value != null) {
                key.set(name, value);
            } else if (name.equals("protocol")) {
                key.put(name, "TCP");
            }
        }
        return "k:" + key;
    }

    /** {@code v:"example.com/finalizer"}. */
    static String memberOf(JsonNode value) {
        return "v:" + value;
    }

    /** The items of a list by key, in order. */
    public static Map<String, JsonNode> byKey(JsonNode list, List<String> keys) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        list.forEach(item -> items.put(keyOf(item, keys), item));
        return items;
    }
}
