package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Answer;
import dev.treering.runtime.simulated.model.Times;
import tools.jackson.databind.node.ObjectNode;

/** The polite way to take a pod off its node. Disruption budgets are stored but not enforced here. */
public final class Eviction {
    private Eviction() {}

    /** Says on the pod why it goes, and deletes it with its grace period. */
    public static Answer<ObjectNode> evict(Resources resources, Target pod, DeleteOptions options, Write write) {
        return resources
                .edit(
                        pod.status(),
                        write,
                        live -> disrupted(live, "EvictionByEvictionAPI", "evicted on request", write))
                .then(live -> resources.delete(pod, options, write));
    }

    /** The pod with the condition that says it goes for a reason outside itself. */
    public static ObjectNode disrupted(ObjectNode pod, String reason, String message, Write write) {
        Conditions.set(pod, "DisruptionTarget", "True", reason, message, Times.text(write.at()));
        return pod;
    }
}
