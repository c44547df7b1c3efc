package dev.treering.runtime.simulated.workloads;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.ObjectKey;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Empties deleted namespaces, and lets them go when they are empty. */
public final class Namespaces implements Controller {
    private static final String KIND = "/namespaces";

    @Override
    public void run(Pass pass) {
        pass.all(KIND).stream()
                .filter(namespace -> Metadata.of(namespace).deleting())
                .forEach(namespace -> empty(pass, namespace));
    }

    private static void empty(Pass pass, ObjectNode namespace) {
        String name = Metadata.of(namespace).name();
        List<ObjectKey> content = pass.resources().store().keys().stream()
                .filter(key -> key.namespace().equals(name))
                .toList();
        if (content.isEmpty()) {
            pass.edit(KIND, namespace, live -> {
                Json.child(live, "spec").remove("finalizers");
                return live;
            });
        }
        for (ObjectKey key : content) {
            pass.resources()
                    .store()
                    .get(key)
                    .filter(object -> !Metadata.of(object).deleting())
                    .ifPresent(object -> pass.delete(key.kind(), object, DeleteOptions.graceful()));
        }
    }
}
