package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.ObjectKey;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/** What the kubelets know, and the record of every container run, in the cluster's store but out of any client's sight. */
final class KubeletMemory {
    private static final String PODS = "-/kubelet-pods";
    private static final String RUNS = "-/container-runs";

    private final ObjectStore store;

    /** What was read from the store, as long as the store still holds the very same tree. */
    private final Map<String, Read> read = new ConcurrentHashMap<>();

    private record Read(ObjectNode json, KubeletPod pod) {}

    KubeletMemory(ObjectStore store) {
        this.store = store;
    }

    List<KubeletPod> pods() {
        return store.list(PODS, "").stream().map(this::read).toList();
    }

    Optional<KubeletPod> pod(String uid) {
        return store.get(podKey(uid)).map(this::read);
    }

    private KubeletPod read(ObjectNode json) {
        return read.compute(
                        json.path("uid").asString(),
                        (uid, known) -> known != null && known.json() == json
                                ? known
                                : new Read(json, KubeletPodJson.read(json)))
                .pod();
    }

    List<ContainerRun> runs() {
        return store.list(RUNS, "").stream()
                .map(ContainerRun::read)
                .sorted(ContainerRun.ORDER)
                .toList();
    }

    /** Remembers a pod that is new. */
    void learn(KubeletPod pod, Instant at) {
        store.put(podKey(pod.uid()), KubeletPodJson.write(pod), at);
    }

    /** Remembers how a pod has changed: first which runs began and ended, then the pod, so that neither is lost to a kill. */
    void change(KubeletPod before, KubeletPod after, Instant at) {
        if (before.equals(after)) {
            return;
        }
        for (int i = 0; i < before.containers().size(); i++) {
            note(before, before.containers().get(i), after.containers().get(i), at);
        }
        store.put(podKey(after.uid()), KubeletPodJson.write(after), at);
    }

    private void note(KubeletPod pod, Container before, Container after, Instant at) {
        if (before.state() instanceof ContainerState.Running running
                && !before.state().equals(after.state())) {
            finish(run(pod, before, running), at);
        }
        if (after.state() instanceof ContainerState.Running running
                && !before.state().equals(after.state())) {
            keep(run(pod, after, running), at);
        }
    }

    private static ContainerRun run(KubeletPod pod, Container container, ContainerState.Running running) {
        return new ContainerRun(
                pod.uid(),
                pod.namespace(),
                pod.name(),
                pod.node(),
                container.name(),
                container.restarts(),
                running.startedAt(),
                Optional.empty());
    }

    private void finish(ContainerRun run, Instant at) {
        Instant end = Times.seconds(at);
        keep(
                new ContainerRun(
                        run.uid(),
                        run.namespace(),
                        run.pod(),
                        run.node(),
                        run.container(),
                        run.attempt(),
                        run.startedAt(),
                        Optional.of(end.isBefore(run.startedAt()) ? run.startedAt() : end)),
                at);
    }

    private void keep(ContainerRun run, Instant at) {
        store.put(new ObjectKey(RUNS, run.uid(), run.container() + "/" + run.attempt()), run.write(), at);
    }

    /** The pod is gone; whatever of it still ran ends now. */
    void forget(KubeletPod pod, Instant at) {
        for (Container container : pod.containers()) {
            if (container.state() instanceof ContainerState.Running running) {
                finish(run(pod, container, running), at);
            }
        }
        store.remove(podKey(pod.uid()), at);
        read.remove(pod.uid());
    }

    private static ObjectKey podKey(String uid) {
        return new ObjectKey(PODS, "", uid);
    }
}
