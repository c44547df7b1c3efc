package dev.treering.runtime.simulated.workloads;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.ObjectKey;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deletes what has lost all its owners, and lets owners go that wait for what they own. */
public final class GarbageCollector implements Controller {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";
    private static final DeleteOptions IN_FOREGROUND =
            DeleteOptions.of(Json.object().put("propagationPolicy", "Foreground"));

    private record Found(String kind, ObjectNode object, Metadata metadata) {}

    @Override
    public void run(Pass pass) {
        List<Found> objects = everything(pass.resources().store());
        Set<String> alive = new HashSet<>();
        objects.forEach(found -> alive.add(found.metadata().uid()));
        List<Found> owned = objects.stream()
                .filter(found -> !found.metadata().ownerUids().isEmpty())
                .toList();
        for (Found found : owned) {
            boolean orphaned = found.metadata().ownerUids().stream().noneMatch(alive::contains);
            if (orphaned && !found.metadata().deleting()) {
                pass.delete(found.kind(), found.object(), DeleteOptions.graceful());
            }
        }
        objects.stream().filter(found -> found.metadata().deleting()).forEach(owner -> release(pass, owner, owned));
    }

    private static List<Found> everything(ObjectStore store) {
        List<Found> found = new ArrayList<>();
        for (ObjectKey key : store.keys()) {
            store.get(key).ifPresent(object -> found.add(new Found(key.kind(), object, Metadata.of(object))));
        }
        return found;
    }

    private static void release(Pass pass, Found owner, List<Found> owned) {
        List<String> finalizers = owner.metadata().finalizers();
        if (!finalizers.contains(FOREGROUND) && !finalizers.contains(ORPHAN)) {
            return;
        }
        List<Found> dependents = owned.stream()
                .filter(found ->
                        found.metadata().ownerUids().contains(owner.metadata().uid()))
                .toList();
        if (finalizers.contains(ORPHAN)) {
            dependents.forEach(found -> pass.edit(found.kind(), found.object(), live -> disowned(live, owner)));
            unfinalize(pass, owner, ORPHAN);
        } else if (dependents.isEmpty()) {
            unfinalize(pass, owner, FOREGROUND);
        } else {
            dependents.stream()
                    .filter(found -> !found.metadata().deleting())
                    .forEach(found -> pass.delete(found.kind(), found.object(), IN_FOREGROUND));
        }
    }

    private static ObjectNode disowned(ObjectNode object, Found owner) {
        if (Metadata.writable(object).get("ownerReferences") instanceof ArrayNode references) {
            references.removeIf(reference ->
                    reference.path("uid").asString("").equals(owner.metadata().uid()));
        }
        return object;
    }

    private static void unfinalize(Pass pass, Found owner, String finalizer) {
        pass.edit(owner.kind(), owner.object(), live -> {
            if (Metadata.writable(live).get("finalizers") instanceof ArrayNode finalizers) {
                finalizers.removeIf(name -> name.asString("").equals(finalizer));
            }
            return live;
        });
    }
}
