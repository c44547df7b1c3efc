package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.KindTable;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells clients what this server serves. */
final class Discovery {
    private static final List<String> VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> PART_VERBS = List.of("get", "patch", "update");

    private final KindTable kinds;

    Discovery(KindTable kinds) {
        this.kinds = kinds;
    }

    /** The version of Kubernetes whose behaviour is imitated. */
    ObjectNode version() {
        return Json.object().put("major", "1").put("minor", "34").put("gitVersion", "v1.34.0+treering-simulated");
    }

    ObjectNode coreVersions() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        return versions;
    }

    ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        byGroup().forEach((name, members) -> groups.add(describe(name, members)));
        return list;
    }

    Answer<ObjectNode> group(String name) {
        List<ResourceKind> members = byGroup().get(name);
        return members == null
                ? Refusal.unknownPath().answer()
                : Answer.of(describe(name, members).put("kind", "APIGroup").put("apiVersion", "v1"));
    }

    private Map<String, List<ResourceKind>> byGroup() {
        return kinds.all().stream()
                .filter(kind -> !kind.group().isEmpty())
                .collect(Collectors.groupingBy(ResourceKind::group, TreeMap::new, Collectors.toList()));
    }

    private static ObjectNode describe(String name, List<ResourceKind> members) {
        ObjectNode group = Json.object().put("name", name);
        ArrayNode versions = group.putArray("versions");
        members.stream()
                .map(ResourceKind::version)
                .distinct()
                .forEach(version -> versions.addObject()
                        .put("groupVersion", name + "/" + version)
                        .put("version", version));
        group.set("preferredVersion", versions.get(0));
        return group;
    }

    Answer<ObjectNode> kinds(String group, String version) {
        List<ResourceKind> members = kinds.all().stream()
                .filter(kind -> kind.group().equals(group) && kind.version().equals(version))
                .toList();
        if (members.isEmpty()) {
            return Refusal.unknownPath().answer();
        }
        ObjectNode list = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", members.getFirst().apiVersion());
        ArrayNode resources = list.putArray("resources");
        for (ResourceKind kind : members) {
            describe(resources, kind, "", VERBS);
            describe(resources, kind, "/status", PART_VERBS);
            if (kind.has(ResourceKind.Trait.SCALE)) {
                describe(resources, kind, "/scale", PART_VERBS);
            }
        }
        return Answer.of(list);
    }

    private static void describe(ArrayNode resources, ResourceKind kind, String part, List<String> verbs) {
        ObjectNode resource = resources
                .addObject()
                .put("name", kind.plural() + part)
                .put("singularName", part.isEmpty() ? kind.kind().toLowerCase(Locale.ROOT) : "")
                .put("namespaced", kind.namespaced())
                .put("kind", part.equals("/scale") ? "Scale" : kind.kind());
        ArrayNode named = resource.putArray("verbs");
        verbs.forEach(named::add);
    }
}
