package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import dev.treering.runtime.simulated.resources.Eviction;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Removes pods whose node object is gone: they fail, and are deleted without grace. Their container statuses stay as they were
 * last reported, usually running. The real controller waits up to a minute first; this one does not.
 */
public final class PodGc implements Controller {
    @Override
    public void run(Pass pass) {
        Set<String> nodes = pass.all(NodeObjects.KIND).stream()
                .map(node -> Metadata.of(node).name())
                .collect(Collectors.toSet());
        for (Pod pod : pass.pods()) {
            boolean orphaned = pod.isScheduled() && !nodes.contains(pod.node());
            if (orphaned && (!pod.metadata().deleting() || pod.metadata().grace() > 0)) {
                remove(pass, pod);
            }
        }
    }

    private static void remove(Pass pass, Pod pod) {
        if (!pod.isOver()) {
            pass.editStatus("/pods", pod.json(), live -> {
                Json.child(live, "status").put("phase", "Failed");
                return Eviction.disrupted(live, "DeletionByPodGC", "its node does not exist any more", pass.write());
            });
        }
        pass.delete("/pods", pod.json(), DeleteOptions.immediate());
    }
}
