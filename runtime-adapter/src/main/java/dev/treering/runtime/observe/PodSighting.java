package dev.treering.runtime.observe;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.util.Optional;

/**
 * A pod as it was seen at one moment: what of it matters to metering. Times are the kubelet's.
 *
 * @param version place of this state in the cluster's order of writes; 0 where it is not told
 * @param identity whose dyno it is; empty when its annotations do not say
 * @param node where it was placed; empty before that
 * @param arch the node's CPU architecture; empty where unknown
 * @param over whether its phase is Succeeded or Failed: nothing of it runs any more
 * @param leaving whether it is being deleted
 * @param forced whether it is being deleted without waiting for its kubelet
 * @param held whether our finalizer keeps it
 * @param container the dyno's container; empty before the kubelet has spoken of it
 */
public record PodSighting(
        PodKey pod,
        long version,
        Optional<Identity> identity,
        String node,
        String arch,
        Instant createdAt,
        boolean over,
        boolean leaving,
        boolean forced,
        boolean held,
        Optional<Container> container) {

    /** Which pod: the uid tells it from one of the same name before or after it. */
    public record PodKey(String namespace, String name, String uid) {
        @Override
        public String toString() {
            return namespace + "/" + name + " (" + uid + ")";
        }
    }

    /** Whose dyno a pod is. */
    public record Identity(AccountId account, AppId app, ProcessType process, DynoSize size) {}

    /**
     * The dyno's container.
     *
     * @param restarts how often the kubelet has restarted it
     * @param last how the attempt before ended; the kubelet remembers one only
     */
    public record Container(int restarts, State state, Optional<Ended> last) {}

    /** What the container is doing. */
    public sealed interface State permits Waiting, Running, Ended {}

    /** It does not run yet, or not again yet. {@code reason} may be empty. */
    public record Waiting(String reason) implements State {}

    public record Running(Instant startedAt) implements State {}

    /** An attempt is over. A time is empty when the kubelet does not know it. */
    public record Ended(Optional<Instant> startedAt, Optional<Instant> finishedAt, String reason) implements State {}
}
