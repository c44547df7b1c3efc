package dev.treering.runtime.simulated.nodes;

import java.time.Instant;

/** What a container is doing. Times are whole seconds. */
sealed interface ContainerState {

    /** It does not run yet, or not yet again. */
    record Waiting(String reason, Instant until) implements ContainerState {}

    record Running(Instant startedAt, String id) implements ContainerState {}

    /** It has ended for good. */
    record Ended(Termination how) implements ContainerState {}
}
