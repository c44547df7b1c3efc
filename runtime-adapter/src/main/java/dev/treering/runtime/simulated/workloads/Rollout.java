package dev.treering.runtime.simulated.workloads;

import dev.treering.runtime.simulated.resources.Conditions;
import tools.jackson.databind.node.ObjectNode;

/** What a deployment says about its progress. */
final class Rollout {
    private Rollout() {}

    static void conditions(ObjectNode deployment, int wanted, int ready, int updated, int replicas, String now) {
        boolean available = ready >= wanted - wanted / 4;
        Conditions.set(
                deployment,
                "Available",
                available ? "True" : "False",
                available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
                available ? "Deployment has minimum availability." : "Deployment does not have minimum availability.",
                now);
        boolean complete = updated == wanted && replicas == wanted && ready == wanted;
        Conditions.set(
                deployment,
                "Progressing",
                "True",
                complete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated",
                complete ? "The newest replica set has progressed." : "The newest replica set is progressing.",
                now);
    }
}
