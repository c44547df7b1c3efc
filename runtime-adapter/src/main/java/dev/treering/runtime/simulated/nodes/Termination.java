package dev.treering.runtime.simulated.nodes;

import java.time.Instant;
import java.util.Optional;

/**
 * The end of one container run, as the kubelet knows it.
 *
 * @param startedAt nothing if the kubelet found the container gone and cannot say
 * @param finishedAt the same
 */
record Termination(Optional<Instant> startedAt, Optional<Instant> finishedAt, int exitCode, String reason, String id) {

    /** What a kubelet says of a container that vanished with its machine. */
    static Termination unknown(String id) {
        return new Termination(Optional.empty(), Optional.empty(), 137, "ContainerStatusUnknown", id);
    }
}
