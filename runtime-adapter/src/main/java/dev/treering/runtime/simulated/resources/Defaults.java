package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.ResourceKind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API server fills in: as much of it as a client of this platform can notice. */
final class Defaults {
    private Defaults() {}

    /** Fills in what an object leaves open. */
    static void fill(ResourceKind kind, ObjectNode object) {
        if (!kind.has(ResourceKind.Trait.BUILT_IN)) {
            return;
        }
        if (kind.kind().equals("Namespace")) {
            namespace(object);
        }
        if (!(object.get("spec") instanceof ObjectNode spec)) {
            return;
        }
        switch (kind.kind()) {
            case "Pod" -> podSpec(spec, "Always");
            case "Deployment", "ReplicaSet", "StatefulSet" -> {
                absent(spec, "replicas", 1);
                template(spec, "Always");
            }
            case "Job" -> {
                absent(spec, "completions", 1);
                absent(spec, "parallelism", 1);
                absent(spec, "backoffLimit", 6);
                template(spec, "Never");
            }
            case "Service" -> service(object, spec);
            default -> {
                // nothing that would be noticed
            }
        }
    }

    private static void namespace(ObjectNode object) {
        ObjectNode metadata = Metadata.writable(object);
        Json.child(metadata, "labels")
                .put("kubernetes.io/metadata.name", metadata.path("name").asString(""));
        if (!Metadata.of(object).deleting()) {
            ObjectNode spec = Json.child(object, "spec");
            if (!spec.has("finalizers")) {
                spec.putArray("finalizers").add("kubernetes");
            }
            Json.child(object, "status").put("phase", "Active");
        }
    }

    private static void template(ObjectNode spec, String restartPolicy) {
        if (spec.path("template").get("spec") instanceof ObjectNode pod) {
            podSpec(pod, restartPolicy);
        }
    }

    private static void podSpec(ObjectNode spec, String restartPolicy) {
        if (!spec.has("restartPolicy")) {
            spec.put("restartPolicy", restartPolicy);
        }
        absent(spec, "terminationGracePeriodSeconds", 30);
        for (JsonNode container : spec.path("containers")) {
            protocols(container.path("ports"));
        }
    }

    private static void protocols(JsonNode ports) {
        for (JsonNode port : ports) {
            if (port instanceof ObjectNode open && !open.has("protocol")) {
                open.put("protocol", "TCP");
            }
        }
    }

    /** Addresses are made from the uid: stable, and as distinct as anybody here needs. */
    private static void service(ObjectNode object, ObjectNode spec) {
        protocols(spec.path("ports"));
        boolean external = spec.path("type").asString("").equals("ExternalName");
        if (spec.has("clusterIP") || external) {
            return;
        }
        int host = Metadata.of(object).uid().hashCode() & 0xFFFF;
        List<String> families = families(spec);
        ArrayNode addresses = spec.putArray("clusterIPs");
        families.forEach(family -> addresses.add(
                family.equals("IPv6")
                        ? "fd00:96::" + Integer.toHexString(host)
                        : "10.96." + (host >> 8) + "." + (host & 0xFF)));
        spec.set("clusterIP", addresses.get(0));
        ArrayNode named = spec.putArray("ipFamilies");
        families.forEach(named::add);
        if (!spec.has("ipFamilyPolicy")) {
            spec.put("ipFamilyPolicy", "SingleStack");
        }
    }

    private static List<String> families(ObjectNode spec) {
        List<String> wanted =
                spec.path("ipFamilies").valueStream().map(JsonNode::asString).toList();
        boolean dual = spec.path("ipFamilyPolicy").asString("").endsWith("DualStack");
        if (wanted.isEmpty()) {
            return dual ? List.of("IPv4", "IPv6") : List.of("IPv4");
        }
        return dual && wanted.size() == 1 ? List.of(wanted.getFirst(), other(wanted.getFirst())) : wanted;
    }

    private static String other(String family) {
        return family.equals("IPv4") ? "IPv6" : "IPv4";
    }

    private static void absent(ObjectNode object, String field, int value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }
}
