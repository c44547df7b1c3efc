package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.apply.FieldManager;
import dev.treering.runtime.simulated.apply.ManagedFields;
import dev.treering.runtime.simulated.apply.ServerSideApply;
import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.patch.JsonPatch;
import dev.treering.runtime.simulated.patch.MergePatch;
import dev.treering.runtime.simulated.patch.StrategicMergePatch;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Patches, and server-side apply as the API defines it around the merge itself. Called under the store's lock. */
public final class Patches {
    private final Resources resources;

    Patches(Resources resources) {
        this.resources = resources;
    }

    /** What a patch left behind. */
    public record Patched(ObjectNode object, boolean created) {}

    Answer<Patched> patch(Target target, PatchType type, JsonNode patch, boolean force, Write write) {
        if (type == PatchType.APPLY) {
            return patch instanceof ObjectNode stated
                    ? apply(target, stated.deepCopy(), force, write)
                    : Refusal.badRequest("an apply patch is an object").answer();
        }
        Answer<ObjectNode> patched = resources.live(target).then(live -> {
            JsonNode before = target.subresource().equals("scale") ? Scope.scaleOf(live) : live;
            return patched(target, type, before, patch)
                    .then(after -> after instanceof ObjectNode object
                            ? resources.replace(target, live, object, write)
                            : Refusal.badRequest("the patch does not leave an object")
                                    .answer());
        });
        return patched.map(
                object -> new Patched(target.subresource().equals("scale") ? Scope.scaleOf(object) : object, false));
    }

    private static Answer<JsonNode> patched(Target target, PatchType type, JsonNode before, JsonNode patch) {
        return switch (type) {
            case JSON -> JsonPatch.apply(before, patch);
            case MERGE -> Answer.of(MergePatch.apply(before, patch));
            // custom kinds have no strategy, and the real server refuses to guess one
            case STRATEGIC ->
                target.kind().has(ResourceKind.Trait.BUILT_IN)
                        ? Answer.of(new StrategicMergePatch(Resources.structure(target.kind())).apply(before, patch))
                        : Refusal.unsupportedMediaType("strategic merge patch of a custom kind")
                                .answer();
            case APPLY -> throw new IllegalArgumentException("handled before");
        };
    }

    private Answer<Patched> apply(Target target, ObjectNode stated, boolean force, Write write) {
        if (write.manager().isEmpty()) {
            return Refusal.required("fieldManager").answer();
        }
        if (!stated.path("metadata").path("managedFields").isEmpty()) {
            return Refusal.badRequest("metadata.managedFields must be nil").answer();
        }
        narrow(target, stated);
        FieldManager manager = FieldManager.applying(write.manager(), target.subresource());
        ServerSideApply apply = new ServerSideApply(Resources.structure(target.kind()));
        Optional<ObjectNode> live = resources.store().get(target.key());
        return live.isEmpty()
                ? create(target, stated, apply, manager, write)
                : applied(target, live.get(), stated, apply, manager, force, write)
                        .map(object -> new Patched(object, false));
    }

    /** What a manager may state through this (sub)resource. */
    private static void narrow(Target target, ObjectNode stated) {
        Metadata.writable(stated).put("name", target.name());
        switch (target.subresource()) {
            case "status" -> {
                stated.retain("apiVersion", "kind", "metadata", "status");
                Metadata.writable(stated).retain("name", "namespace", "uid", "resourceVersion");
            }
            case "scale" -> stated.retain("apiVersion", "kind", "metadata", "spec");
            default -> stated.remove("status");
        }
    }

    private Answer<Patched> create(
            Target target, ObjectNode stated, ServerSideApply apply, FieldManager manager, Write write) {
        if (!target.subresource().isEmpty()) {
            return Refusal.notFound(target.kind(), target.name()).answer();
        }
        if (!Metadata.of(stated).uid().isEmpty()) { // a resource version alone keeps nothing from being made anew
            return Refusal.conflict(target.kind(), target.name(), "a uid is stated, and there is no object")
                    .answer();
        }
        ObjectNode wanted = stated.deepCopy();
        return resources
                .create(
                        target.kind(),
                        target.namespace(),
                        stated,
                        write,
                        filled -> apply.creation(wanted, manager, Times.text(write.at())))
                .map(object -> new Patched(object, true));
    }

    private Answer<ObjectNode> applied(
            Target target,
            ObjectNode live,
            ObjectNode stated,
            ServerSideApply apply,
            FieldManager manager,
            boolean force,
            Write write) {
        Metadata metadata = Metadata.of(stated);
        Metadata present = Metadata.of(live);
        if (!metadata.uid().isEmpty() && !metadata.uid().equals(present.uid())) {
            return Refusal.conflict(target.kind(), target.name(), "the uid does not match")
                    .answer();
        }
        String now = Times.text(write.at());
        return switch (apply.apply(live, ManagedFields.of(live), stated, manager, force, now)) {
            case ServerSideApply.Outcome.Conflicts(var causes) ->
                Refusal.applyConflict(causes).answer();
            case ServerSideApply.Outcome.Applied _
            when isStale(metadata, present) ->
                Refusal.conflict(target.kind(), target.name(), "the object has been modified")
                        .answer();
            case ServerSideApply.Outcome.Applied(ObjectNode object, var ownership) ->
                resources.commit(
                        target, live, Scope.narrow(live, object, target.subresource()), write, filled -> ownership);
        };
    }

    private static boolean isStale(Metadata stated, Metadata present) {
        return !stated.resourceVersion().isEmpty() && !stated.resourceVersion().equals(present.resourceVersion());
    }
}
