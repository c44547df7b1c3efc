package dev.treering.runtime.simulated.resources;

import static dev.treering.runtime.simulated.model.ResourceKind.Trait.GENERATION;

import dev.treering.runtime.simulated.apply.ManagedFields;
import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.KindTable;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** New objects: what the server gives them, what they must keep to, and the kinds that some of them define. */
final class Creation {
    private final ObjectStore store;
    private final KindTable kinds;

    /** Serves the kinds that are already defined. */
    Creation(ObjectStore store, KindTable kinds) {
        this.store = store;
        this.kinds = kinds;
        store.list("apiextensions.k8s.io/customresourcedefinitions", "").forEach(this::serveDefined);
    }

    /** Creates an object whose name is settled and whose tree may be changed. Called under the store's lock. */
    Answer<ObjectNode> create(
            ResourceKind kind, String namespace, ObjectNode object, Write write, Resources.Ownerships ownerships) {
        Target target = Target.of(kind, namespace, Metadata.of(object).name());
        Optional<Refusal> closed = kind.namespaced() ? namespaceClosed(namespace) : Optional.empty();
        if (closed.isPresent()) {
            return closed.get().answer();
        }
        birth(kind, namespace, object, write);
        Defaults.fill(kind, object);
        Optional<Refusal> invalid = Validation.check(kind, object);
        if (invalid.isPresent()) {
            return invalid.get().answer();
        }
        if (store.get(target.key()).isPresent()) {
            return Refusal.alreadyExists(kind, target.name()).answer();
        }
        ManagedFields.write(object, ownerships.of(object));
        if (write.dryRun()) {
            return Answer.of(object);
        }
        if (kind.kind().equals("CustomResourceDefinition")) {
            serveDefined(object);
        }
        return Answer.of(store.put(target.key(), object, write.at()));
    }

    private static void birth(ResourceKind kind, String namespace, ObjectNode object, Write write) {
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind()).remove("status");
        ObjectNode metadata = Metadata.writable(object);
        metadata.remove(List.of("resourceVersion", "deletionTimestamp", "deletionGracePeriodSeconds", "generation"));
        metadata.put("uid", UUID.randomUUID().toString()).put("creationTimestamp", Times.text(write.at()));
        if (kind.namespaced()) {
            metadata.put("namespace", namespace);
        }
        if (kind.has(GENERATION)) {
            metadata.put("generation", 1);
        }
        if (kind.kind().equals("Pod")) {
            object.putObject("status").put("phase", "Pending");
        }
    }

    private Optional<Refusal> namespaceClosed(String namespace) {
        ResourceKind kind = kinds.require("/namespaces");
        Optional<ObjectNode> object = store.get(kind.key("", namespace));
        if (object.isEmpty()) {
            return Optional.of(Refusal.notFound(kind, namespace));
        }
        return Metadata.of(object.get()).deleting()
                ? Optional.of(Refusal.forbidden("namespace " + namespace + " is being terminated"))
                : Optional.empty();
    }

    /** Serves the kinds of a {@code CustomResourceDefinition}: of its versions, the one that is stored. */
    private void serveDefined(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        spec.path("versions")
                .valueStream()
                .filter(version -> version.path("storage").asBoolean(true))
                .findFirst()
                .ifPresent(version -> kinds.register(ResourceKind.custom(
                        spec.path("group").asString(""),
                        version.path("name").asString(""),
                        spec.path("names").path("plural").asString(""),
                        spec.path("names").path("kind").asString(""),
                        spec.path("scope").asString("").equals("Namespaced"))));
    }
}
