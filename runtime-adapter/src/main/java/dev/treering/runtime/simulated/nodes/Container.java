package dev.treering.runtime.simulated.nodes;

import java.util.Optional;

/**
 * One container of a pod.
 *
 * @param restarts how often it was started again
 * @param failures restarts in a row after short runs: what the back-off counts
 * @param last how the attempt before this one ended
 */
record Container(
        String name, String image, int restarts, int failures, ContainerState state, Optional<Termination> last) {

    Container in(ContainerState next) {
        return new Container(name, image, restarts, failures, next, last);
    }

    boolean isRunning() {
        return state instanceof ContainerState.Running;
    }
}
