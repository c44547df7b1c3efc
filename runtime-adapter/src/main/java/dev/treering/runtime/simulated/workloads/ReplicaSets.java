package dev.treering.runtime.simulated.workloads;

import dev.treering.runtime.simulated.control.AtRest;
import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the wanted number of pods. Pods on their way out do not count, so their replacements come at once. */
public final class ReplicaSets implements Controller {
    static final String KIND = "apps/replicasets";

    /** Who goes first: not scheduled before scheduled, not ready before ready, young before old. */
    private static final Comparator<Pod> DISPENSABLE = Comparator.comparing(Pod::isScheduled)
            .thenComparing(Pod::isReady)
            .thenComparing((Pod pod) -> pod.metadata().created(), Comparator.<Instant>reverseOrder())
            .thenComparing(pod -> pod.metadata().name());

    private final AtRest rest = new AtRest();

    @Override
    public void run(Pass pass) {
        var pods = pass.podsByController();
        for (ObjectNode set : pass.all(KIND)) {
            Metadata metadata = Metadata.of(set);
            List<Pod> active = pods.getOrDefault(metadata.uid(), List.of()).stream()
                    .filter(Pod::isActive)
                    .toList();
            if (!metadata.deleting()) {
                adjust(pass, set, active);
            }
            var seen = Stream.concat(Stream.of(set), active.stream().map(Pod::json))
                    .toList();
            rest.unless(pass, metadata.uid(), seen, () -> status(pass, set, active));
        }
    }

    private static void adjust(Pass pass, ObjectNode set, List<Pod> active) {
        int missing = set.path("spec").path("replicas").asInt(0) - active.size();
        for (int i = 0; i < missing; i++) {
            pass.create("/pods", Metadata.of(set).namespace(), PodTemplate.pod(set));
        }
        if (missing < 0) {
            active.stream()
                    .sorted(DISPENSABLE)
                    .limit(-missing)
                    .forEach(pod -> pass.delete("/pods", pod.json(), DeleteOptions.graceful()));
        }
    }

    private static void status(Pass pass, ObjectNode set, List<Pod> active) {
        int ready = Math.toIntExact(active.stream().filter(Pod::isReady).count());
        pass.editStatus(KIND, set, live -> {
            Json.child(live, "status")
                    .put("replicas", active.size())
                    .put("fullyLabeledReplicas", active.size())
                    .put("readyReplicas", ready)
                    .put("availableReplicas", ready)
                    .set("observedGeneration", live.path("metadata").path("generation"));
            return live;
        });
    }
}
