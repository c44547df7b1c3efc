package dev.treering.runtime.cluster;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.observe.PodSighting;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kubernetes pods, as sightings. Never throws: what cannot be read was not seen. */
final class Sightings {

    private static final Set<String> OVER = Set.of("Succeeded", "Failed");

    private Sightings() {}

    /** A pod as it is now. {@code arch} is its node's; empty where unknown. */
    static PodSighting of(Pod pod, String arch) {
        ObjectMeta metadata = pod.getMetadata();
        boolean leaving = metadata.getDeletionTimestamp() != null;
        return new PodSighting(
                key(metadata),
                version(metadata.getResourceVersion()),
                identity(metadata.getAnnotations()),
                node(pod),
                arch,
                time(metadata.getCreationTimestamp()).orElse(Instant.EPOCH),
                pod.getStatus() != null && OVER.contains(orEmpty(pod.getStatus().getPhase())),
                leaving,
                leaving && Objects.equals(metadata.getDeletionGracePeriodSeconds(), 0L),
                metadata.getFinalizers().contains(Marks.METER),
                container(pod));
    }

    static PodSighting.PodKey key(ObjectMeta metadata) {
        return new PodSighting.PodKey(metadata.getNamespace(), metadata.getName(), metadata.getUid());
    }

    static String node(Pod pod) {
        return pod.getSpec() == null ? "" : orEmpty(pod.getSpec().getNodeName());
    }

    /** Since when a node is ready; empty if it is not. */
    static Optional<Instant> readySince(Node node) {
        return node.getStatus() == null
                ? Optional.empty()
                : node.getStatus().getConditions().stream()
                        .filter(condition ->
                                "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()))
                        .findFirst()
                        .flatMap(condition -> time(condition.getLastTransitionTime()));
    }

    /** Versions are numbers on every API server, though its documents only began to promise it lately; else 0. */
    static long version(@Nullable String version) {
        try {
            return version == null ? 0 : Long.parseLong(version);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Optional<PodSighting.Identity> identity(@Nullable Map<String, String> annotations) {
        if (annotations == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PodSighting.Identity(
                    new AccountId(annotations.getOrDefault(Marks.ACCOUNT, "")),
                    new AppId(annotations.getOrDefault(Marks.APP, "")),
                    new ProcessType(annotations.getOrDefault(Marks.PROCESS, "")),
                    new DynoSize(annotations.getOrDefault(Marks.SIZE, ""))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // an empty id: somebody took the annotation off
        }
    }

    private static Optional<PodSighting.Container> container(Pod pod) {
        if (pod.getStatus() == null) {
            return Optional.empty();
        }
        return pod.getStatus().getContainerStatuses().stream()
                .filter(status -> Marks.CONTAINER.equals(status.getName()))
                .findFirst()
                .map(Sightings::container);
    }

    private static PodSighting.Container container(ContainerStatus status) {
        var last = Optional.ofNullable(status.getLastState())
                .map(ContainerState::getTerminated)
                .map(Sightings::ended);
        int restarts = Objects.requireNonNullElse(status.getRestartCount(), 0);
        return new PodSighting.Container(restarts, state(status.getState()), last);
    }

    private static PodSighting.State state(@Nullable ContainerState state) {
        if (state == null) {
            return new PodSighting.Waiting("");
        }
        if (state.getTerminated() != null) {
            return ended(state.getTerminated());
        }
        Optional<Instant> startedAt = state.getRunning() == null
                ? Optional.empty()
                : time(state.getRunning().getStartedAt());
        if (startedAt.isPresent()) {
            return new PodSighting.Running(startedAt.get());
        }
        return new PodSighting.Waiting(
                state.getWaiting() == null ? "" : orEmpty(state.getWaiting().getReason()));
    }

    private static PodSighting.Ended ended(ContainerStateTerminated terminated) {
        return new PodSighting.Ended(
                time(terminated.getStartedAt()), time(terminated.getFinishedAt()), orEmpty(terminated.getReason()));
    }

    /** A time; empty where there is none, and for the beginning of 1970 and of year 1, which stand for none. */
    private static Optional<Instant> time(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text)).filter(at -> at.isAfter(Instant.EPOCH));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
