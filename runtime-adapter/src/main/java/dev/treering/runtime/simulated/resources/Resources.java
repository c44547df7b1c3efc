package dev.treering.runtime.simulated.resources;

import static dev.treering.runtime.simulated.model.ResourceKind.Trait.BUILT_IN;
import static dev.treering.runtime.simulated.model.ResourceKind.Trait.GENERATION;

import dev.treering.runtime.simulated.apply.FieldManager;
import dev.treering.runtime.simulated.apply.ManagedFields;
import dev.treering.runtime.simulated.apply.Ownership;
import dev.treering.runtime.simulated.apply.Structure;
import dev.treering.runtime.simulated.apply.UpdateTracking;
import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.KindTable;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operations on objects that the HTTP door, the controllers and the kubelets share. Each is one step: nobody sees half of it.
 * What is handed out is never changed; what is handed in is copied.
 */
public final class Resources {
    private final ObjectStore store;
    private final KindTable kinds;
    private final Names names;
    private final Patches patches = new Patches(this);
    private final Creation creation;
    private final Deletion deletion = new Deletion(this);

    /**
     * @param seed of the names the server makes up; uids are random whatever the seed, so that they never come back
     */
    public Resources(ObjectStore store, KindTable kinds, long seed) {
        this.store = store;
        this.kinds = kinds;
        this.names = new Names(store, seed);
        this.creation = new Creation(store, kinds);
    }

    public ObjectStore store() {
        return store;
    }

    public KindTable kinds() {
        return kinds;
    }

    /** One object, or its scale. */
    public Answer<ObjectNode> get(Target target) {
        return live(target).map(object -> shown(target, object));
    }

    Answer<ObjectNode> live(Target target) {
        return store.get(target.key())
                .map(Answer::of)
                .orElseGet(() -> Refusal.notFound(target.kind(), target.name()).answer());
    }

    private static ObjectNode shown(Target target, ObjectNode object) {
        return target.subresource().equals("scale") ? Scope.scaleOf(object) : object;
    }

    /** The objects of a kind that match, in all namespaces if the namespace is empty. */
    public List<ObjectNode> select(ResourceKind kind, String namespace, Predicate<JsonNode> selector) {
        return store.list(kind.storageName(), namespace).stream()
                .filter(selector)
                .toList();
    }

    /**
     * One page of a list, as a {@code …List} object with the resource version to watch from; refused with 410 if what came after the
     * list's first page is forgotten.
     */
    public Answer<ObjectNode> list(ResourceKind kind, String namespace, Predicate<JsonNode> selector, Page page) {
        return store.locked(() -> {
            long revision = page.revision() == 0 ? store.revision() : page.revision();
            return store.listAt(revision, kind.storageName(), namespace)
                    .map(objects -> Answer.of(list(
                            kind,
                            revision,
                            page.limit(),
                            objects.stream().filter(selector.and(page::isAhead)).toList())))
                    .orElseGet(() -> Refusal.expired("The provided continue parameter is too old")
                            .answer());
        });
    }

    private static ObjectNode list(ResourceKind kind, long revision, int limit, List<ObjectNode> ahead) {
        ObjectNode list = Json.object().put("apiVersion", kind.apiVersion()).put("kind", kind.kind() + "List");
        ObjectNode metadata = list.putObject("metadata").put("resourceVersion", Long.toString(revision));
        ArrayNode items = list.putArray("items");
        ahead.stream().limit(limit).forEach(items::add);
        if (items.size() < ahead.size()) {
            metadata.put("continue", Page.after(items.get(items.size() - 1), revision));
            metadata.put("remainingItemCount", ahead.size() - items.size());
        }
        return list;
    }

    /** Creates an object, with a name of its own or one made from its {@code generateName}. */
    public Answer<ObjectNode> create(ResourceKind kind, String namespace, ObjectNode body, Write write) {
        return store.locked(() -> {
            ObjectNode object = body.deepCopy();
            Metadata.writable(object).put("name", names.of(object, write));
            FieldManager manager = FieldManager.updating(write.manager(), "");
            return create(
                    kind,
                    namespace,
                    object,
                    write,
                    filled -> new UpdateTracking(structure(kind)).creation(filled, manager, Times.text(write.at())));
        });
    }

    /** Who owns an object that has just been filled in. */
    interface Ownerships {
        Ownership of(ObjectNode object);
    }

    /** Creates an object whose name is settled and whose tree may be changed. */
    Answer<ObjectNode> create(
            ResourceKind kind, String namespace, ObjectNode object, Write write, Ownerships ownerships) {
        return creation.create(kind, namespace, object, write, ownerships);
    }

    /** Replaces an object, or the part a subresource stands for. Refused with 409 if the body states another resource version. */
    public Answer<ObjectNode> update(Target target, ObjectNode body, Write write) {
        return store.locked(() ->
                live(target).then(live -> replace(target, live, body, write)).map(object -> shown(target, object)));
    }

    /** Reads, changes a copy, and writes: for those who hold the truth about this part of the object. */
    public Answer<ObjectNode> edit(Target target, Write write, UnaryOperator<ObjectNode> change) {
        return store.locked(() ->
                live(target).then(live -> replace(target, live, change.apply(live.deepCopy()), write)));
    }

    Answer<ObjectNode> replace(Target target, ObjectNode live, ObjectNode wanted, Write write) {
        Metadata before = Metadata.of(live);
        Metadata stated = Metadata.of(wanted);
        if (!stated.resourceVersion().isEmpty() && !stated.resourceVersion().equals(before.resourceVersion())) {
            return Refusal.conflict(target.kind(), target.name(), "the object has been modified")
                    .answer();
        }
        if (!stated.uid().isEmpty() && !stated.uid().equals(before.uid())) {
            return Refusal.conflict(target.kind(), target.name(), "the uid in the precondition does not match")
                    .answer();
        }
        FieldManager manager = FieldManager.updating(write.manager(), target.subresource());
        ObjectNode next = Scope.narrow(live, wanted, target.subresource());
        Metadata.writable(next).put("resourceVersion", before.resourceVersion());
        if (next.equals(live)) {
            return Answer.of(live);
        }
        return commit(
                target,
                live,
                next,
                write,
                filled -> new UpdateTracking(structure(target.kind()))
                        .track(live, filled, ManagedFields.of(live), manager, Times.text(write.at())));
    }

    /**
     * Checks and stores the next state of an object. One that changes nothing keeps its resource version; one that takes the last
     * finalizer off a deleted object removes it.
     */
    Answer<ObjectNode> commit(Target target, ObjectNode live, ObjectNode next, Write write, Ownerships ownerships) {
        ResourceKind kind = target.kind();
        Defaults.fill(kind, next);
        Optional<Refusal> invalid = Validation.check(kind, next)
                .or(() -> Deletion.newFinalizer(kind, Metadata.of(live), Metadata.of(next)));
        if (invalid.isPresent()) {
            return invalid.get().answer();
        }
        if (kind.has(GENERATION) && !Specification.of(live).equals(Specification.of(next))) {
            Metadata.writable(next)
                    .put("generation", live.path("metadata").path("generation").asInt(0) + 1);
        }
        ManagedFields.write(next, ownerships.of(next));
        Metadata.writable(next).put("resourceVersion", Metadata.of(live).resourceVersion());
        if (next.equals(live) || write.dryRun()) {
            return Answer.of(next);
        }
        if (deletion.isComplete(next)) {
            store.remove(target.key(), write.at());
            return Answer.of(next);
        }
        return Answer.of(store.put(target.key(), next, write.at()));
    }

    /** Patches an object; server-side apply also creates it. */
    public Answer<Patches.Patched> patch(Target target, PatchType type, JsonNode patch, boolean force, Write write) {
        return store.locked(() -> patches.patch(target, type, patch, force, write));
    }

    /** Deletes an object: at once, after its grace period, or when its finalizers are gone. */
    public Answer<ObjectNode> delete(Target target, DeleteOptions options, Write write) {
        return store.locked(() -> live(target).then(live -> deletion.delete(target, live, options, write)));
    }

    static Structure structure(ResourceKind kind) {
        return kind.has(BUILT_IN) ? Structure.BUILT_IN : Structure.FREE_FORM;
    }
}
