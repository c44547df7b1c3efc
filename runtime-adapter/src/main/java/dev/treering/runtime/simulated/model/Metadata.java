package dev.treering.runtime.simulated.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code metadata} of an object, read-only. Missing texts are empty. */
public record Metadata(JsonNode node) {

    /** The fields only the server writes; a client's value for them is ignored. */
    public static final List<String> SERVER_OWNED = List.of(
            "uid",
            "creationTimestamp",
            "generation",
            "deletionTimestamp",
            "deletionGracePeriodSeconds",
            "name",
            "namespace");

    public static Metadata of(JsonNode object) {
        return new Metadata(object.path("metadata"));
    }

    private String text(String field) {
        return node.path(field).asString("");
    }

    public String name() {
        return text("name");
    }

    public String namespace() {
        return text("namespace");
    }

    public String uid() {
        return text("uid");
    }

    public String resourceVersion() {
        return text("resourceVersion");
    }

    public String label(String name) {
        return node.path("labels").path(name).asString("");
    }

    public String annotation(String name) {
        return node.path("annotations").path(name).asString("");
    }

    public Instant created() {
        return Instant.parse(text("creationTimestamp"));
    }

    /** Whether a delete was asked for. */
    public boolean deleting() {
        return node.has("deletionTimestamp");
    }

    /** The deadline of a graceful delete: when it was asked for plus the grace period, at second resolution. */
    public Optional<Instant> deadline() {
        return deleting() ? Optional.of(Instant.parse(text("deletionTimestamp"))) : Optional.empty();
    }

    /** Seconds; zero once nobody but finalizers holds the object. */
    public long grace() {
        return node.path("deletionGracePeriodSeconds").asLong(0);
    }

    public List<String> finalizers() {
        return node.path("finalizers").valueStream().map(JsonNode::asString).toList();
    }

    /** Every owner's uid. */
    public List<String> ownerUids() {
        return node.path("ownerReferences")
                .valueStream()
                .map(owner -> owner.path("uid").asString(""))
                .toList();
    }

    /** The uid of the one owner that controls the object, or an empty text. */
    public String controllerUid() {
        return node.path("ownerReferences")
                .valueStream()
                .filter(owner -> owner.path("controller").asBoolean(false))
                .map(owner -> owner.path("uid").asString(""))
                .findFirst()
                .orElse("");
    }

    /** The metadata of an object that may be changed, made if absent. */
    public static ObjectNode writable(ObjectNode object) {
        return Json.child(object, "metadata");
    }
}
