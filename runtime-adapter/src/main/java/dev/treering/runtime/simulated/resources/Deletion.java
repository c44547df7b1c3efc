package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Refusal;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.model.Times;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Deletion in its stages: a pod that runs is only marked, with the deadline of its grace period, and goes when its kubelet says so;
 * anything with finalizers is marked and goes when the last of them is taken off; the rest goes at once.
 */
final class Deletion {
    /** Holds an owner until everything it owns is gone. */
    static final String FOREGROUND = "foregroundDeletion";

    /** Holds an owner until what it owned has forgotten it. */
    static final String ORPHAN = "orphan";

    private final Resources resources;

    Deletion(Resources resources) {
        this.resources = resources;
    }

    Answer<ObjectNode> delete(Target target, ObjectNode live, DeleteOptions options, Write write) {
        Metadata before = Metadata.of(live);
        if (!options.meant(before)) {
            return Refusal.conflict(target.kind(), target.name(), "the precondition does not hold")
                    .answer();
        }
        if (options.dryRun() || write.dryRun()) {
            return Answer.of(live);
        }
        long grace = grace(target.kind(), live, options);
        ObjectNode marked = marked(live, target.kind(), options, grace, write);
        if (isComplete(marked)) {
            resources.store().remove(target.key(), write.at());
            return Answer.of(marked);
        }
        return Answer.of(marked.equals(live) ? live : resources.store().put(target.key(), marked, write.at()));
    }

    private static ObjectNode marked(
            ObjectNode live, ResourceKind kind, DeleteOptions options, long grace, Write write) {
        ObjectNode marked = live.deepCopy();
        ObjectNode metadata = Metadata.writable(marked);
        Metadata before = Metadata.of(live);
        // a second delete may shorten the grace period, never lengthen it
        if (!before.deleting() || grace < before.grace()) {
            metadata.put("deletionTimestamp", Times.text(write.at().plusSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", Math.toIntExact(grace));
        }
        if (!before.deleting()) {
            switch (options.propagation()) {
                case FOREGROUND -> hold(metadata, FOREGROUND);
                case ORPHAN -> hold(metadata, ORPHAN);
                case BACKGROUND -> {
                    // the garbage collector finds what is left without an owner
                }
            }
            if (kind.has(ResourceKind.Trait.GENERATION)) {
                metadata.put("generation", metadata.path("generation").asInt(0) + 1);
            }
        }
        if (kind.kind().equals("Namespace")) {
            Json.child(marked, "status").put("phase", "Terminating");
        }
        return marked;
    }

    private static void hold(ObjectNode metadata, String finalizer) {
        ArrayNode finalizers =
                metadata.get("finalizers") instanceof ArrayNode list ? list : metadata.putArray("finalizers");
        finalizers.add(finalizer);
    }

    /** Only a pod that may be running has a grace period. */
    private static long grace(ResourceKind kind, ObjectNode live, DeleteOptions options) {
        boolean bound = live.path("spec").has("nodeName");
        boolean over = Set.of("Succeeded", "Failed")
                .contains(live.path("status").path("phase").asString(""));
        if (!kind.kind().equals("Pod") || !bound || over) {
            return 0;
        }
        return Math.max(
                0,
                options.graceSeconds()
                        .orElse(live.path("spec")
                                .path("terminationGracePeriodSeconds")
                                .asLong(30)));
    }

    /** Whether nothing holds a deleted object any more. */
    boolean isComplete(ObjectNode object) {
        Metadata metadata = Metadata.of(object);
        boolean namespaceHeld = object.path("kind").asString("").equals("Namespace")
                && !object.path("spec").path("finalizers").isEmpty();
        return metadata.deleting()
                && metadata.grace() == 0
                && metadata.finalizers().isEmpty()
                && !namespaceHeld;
    }

    /** A deleted object takes no new finalizers. */
    static Optional<Refusal> newFinalizer(ResourceKind kind, Metadata before, Metadata after) {
        Set<String> added = new HashSet<>(after.finalizers());
        before.finalizers().forEach(added::remove);
        return before.deleting() && !added.isEmpty()
                ? Optional.of(new Refusal(
                        422,
                        "Invalid",
                        kind.kind() + ": no new finalizers can be added if the object is being deleted",
                        List.of()))
                : Optional.empty();
    }
}
