package dev.treering.runtime.real;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * An answer, in what two servers must have in common: not their times, uids, numbers of versions and wordings.
 *
 * @param text one line: the code, and the reason with its causes, or what the object holds
 * @param owners of an object: by manager and kind of write, the fields it owns
 * @param moved whether the object has another version than it was last seen with
 * @param version of the object; empty where there is none
 */
record Said(int code, String text, Map<String, Set<String>> owners, boolean moved, String version, JsonNode json) {

    /** What the servers' defaults add is not compared: the simulated one fills in only what somebody reads. */
    private static final Set<String> COMPARED = Set.of(
            "replicas",
            "selector",
            "matchLabels",
            "template",
            "metadata",
            "labels",
            "spec",
            "containers",
            "name",
            "image",
            "env",
            "value",
            "ports",
            "containerPort",
            "protocol",
            "app");

    private static final Set<String> MAPS = Set.of("/f:data", "/f:metadata/f:labels", "/f:metadata/f:annotations");
    private static final Pattern FIELD = Pattern.compile("/f:([^/{]+)");

    static Said of(int code, JsonNode json) {
        String version = json.at("/metadata/resourceVersion").asString("");
        if (code >= 400) {
            return new Said(
                    code, "reason " + json.path("reason").asString("") + causes(json), Map.of(), false, "", json);
        }
        if (json.has("items")) {
            var names = json.path("items")
                    .valueStream()
                    .map(item -> item.at("/metadata/name").asString())
                    .sorted()
                    .toList();
            return new Said(code, "list " + names, Map.of(), false, "", json);
        }
        return new Said(code, content(json), owners(json), false, version, json);
    }

    Said moved(boolean yes) {
        return new Said(code, text, owners, yes, version, json);
    }

    /** For people, and to be compared. */
    String line() {
        return code + (moved ? " moved " : " ") + text + (owners.isEmpty() ? "" : " owned " + owners);
    }

    /** For people: both, without the owners on whom both agree. */
    String against(Said real) {
        return "\n  simulated " + without(real).line() + "\n  real      "
                + real.without(this).line();
    }

    private Said without(Said other) {
        var rest = new TreeMap<>(owners);
        rest.entrySet().removeAll(other.owners.entrySet());
        return new Said(code, text, rest, moved, version, json);
    }

    /** Only conflicts name fields that are compared: what is invalid is found in an order of each server's own. */
    private static String causes(JsonNode json) {
        return json.at("/details/causes")
                .valueStream()
                .filter(cause -> cause.path("reason").asString("").equals("FieldManagerConflict"))
                .map(cause -> cause.path("field").asString(""))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    private static String content(JsonNode json) {
        JsonNode metadata = json.path("metadata");
        return json.path("kind").asString("") + " data " + sorted(json.path("data"), false) + " spec "
                + sorted(json.path("spec"), true) + " labels " + sorted(metadata.path("labels"), false)
                + " annotations "
                + sorted(metadata.path("annotations"), false) + " finalizers " + metadata.path("finalizers")
                + " generation " + metadata.path("generation") + " status " + json.at("/status/replicas")
                + (metadata.has("deletionTimestamp") ? " leaving" : "");
    }

    private static String sorted(JsonNode node, boolean onlyCompared) {
        if (node.isArray()) {
            return node.valueStream()
                    .map(each -> sorted(each, onlyCompared))
                    .toList()
                    .toString();
        }
        if (!node.isObject()) {
            return node.toString();
        }
        var fields = new TreeMap<String, String>();
        node.properties().stream()
                .filter(field -> !onlyCompared || COMPARED.contains(field.getKey()))
                .forEach(field -> fields.put(field.getKey(), sorted(field.getValue(), onlyCompared)));
        return fields.isEmpty() ? "" : fields.toString(); // whether a map is empty or not there is not told apart
    }

    private static Map<String, Set<String>> owners(JsonNode json) {
        var owners = new TreeMap<String, Set<String>>();
        for (JsonNode entry : json.at("/metadata/managedFields")) {
            var fields = new TreeSet<String>();
            flatten(entry.path("fieldsV1"), "", fields);
            owners.merge(
                    entry.path("manager").asString() + " "
                            + entry.path("operation").asString(),
                    fields,
                    (one, other) -> {
                        one.addAll(other);
                        return one;
                    });
        }
        owners.values().removeIf(Set::isEmpty);
        return owners;
    }

    /** Leaves that are compared; that a map or list itself is owned is said only of items of lists. */
    private static void flatten(JsonNode node, String path, Set<String> fields) {
        if (node.isEmpty()) {
            boolean whole = path.endsWith("/.") && !path.endsWith("}/.");
            if (!whole && !MAPS.contains(path) && !isDefault(path)) {
                fields.add(path);
            }
            return;
        }
        node.properties().forEach(field -> flatten(field.getValue(), path + "/" + field.getKey(), fields));
    }

    private static boolean isDefault(String path) {
        return path.startsWith("/f:spec/")
                && FIELD.matcher(path)
                        .results()
                        .map(found -> found.group(1))
                        .anyMatch(field -> !COMPARED.contains(field));
    }
}
