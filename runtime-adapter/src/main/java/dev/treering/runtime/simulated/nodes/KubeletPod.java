package dev.treering.runtime.simulated.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a kubelet knows about one pod by itself. This, and not the status the API shows, is the truth about the containers.
 *
 * @param accepted when the kubelet first saw the pod
 * @param stopAt once it is told to stop: when its processes will be gone
 * @param killed whether they will be gone because the grace period was over
 */
record KubeletPod(
        String uid,
        String namespace,
        String name,
        String node,
        Instant accepted,
        Optional<Instant> stopAt,
        boolean killed,
        List<Container> containers) {

    KubeletPod {
        containers = List.copyOf(containers);
    }

    KubeletPod each(UnaryOperator<Container> change) {
        return new KubeletPod(
                uid,
                namespace,
                name,
                node,
                accepted,
                stopAt,
                killed,
                containers.stream().map(change).toList());
    }

    KubeletPod stopping(Instant at, boolean kill) {
        return new KubeletPod(uid, namespace, name, node, accepted, Optional.of(at), kill, containers);
    }

    boolean isStopping() {
        return stopAt.isPresent();
    }

    /** Nothing of it runs, and nothing of it will. */
    boolean isOver() {
        return containers.stream().allMatch(c -> c.state() instanceof ContainerState.Ended);
    }
}
