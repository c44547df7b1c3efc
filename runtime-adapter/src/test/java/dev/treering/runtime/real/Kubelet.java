package dev.treering.runtime.real;

import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The kubelet of a real control plane's only machine, without containers: it says what one would say of containers that start, crash
 * and stop, and keeps a record of what was. For one thread.
 */
public final class Kubelet {

    private static final String NODE = "machine-1";

    /** One attempt of a pod's container. Whole seconds, as a kubelet writes them. */
    public record Run(String pod, int attempt, Instant startedAt, Optional<Instant> finishedAt) {}

    private final KubernetesClient client;
    private final InstantSource clock;
    private final Map<String, Run> running = new HashMap<>(); // by pod
    private final List<Run> ended = new ArrayList<>();

    /** Joins the cluster. */
    public Kubelet(KubernetesClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        var room = Map.of("cpu", new Quantity("64"), "memory", new Quantity("256Gi"), "pods", new Quantity("110"));
        Node node = new NodeBuilder()
                .withNewMetadata()
                .withName(NODE)
                .addToLabels("kubernetes.io/arch", "amd64")
                .endMetadata()
                .withNewStatus()
                .withCapacity(room)
                .withAllocatable(room)
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
        var _ = client.resource(node).create();
        var _ = client.nodes()
                .withName(NODE)
                .edit(joined -> new NodeBuilder(joined)
                        .editSpec()
                        .withTaints() // a new node is not ready until its controller, which does not run, says so
                        .endSpec()
                        .build());
        var _ = client.nodes()
                .withName(NODE)
                .editStatus(joined ->
                        new NodeBuilder(joined).withStatus(node.getStatus()).build());
    }

    /** Every attempt there ever was. */
    public List<Run> runs() {
        var all = new ArrayList<>(ended);
        all.addAll(running.values());
        return all;
    }

    /** One look at all pods: those that are to run start, those that are to go end. */
    public void tick() {
        for (Pod pod : pods()) {
            retried(() -> look(pod));
        }
    }

    /** The container of some pod that runs ends with an error and is started again. */
    public void crashOne() {
        pods().stream()
                .filter(pod -> running.containsKey(uid(pod)) && !leaves(pod))
                .findFirst()
                .ifPresent(pod -> retried(() -> {
                    Run last = end(uid(pod));
                    say(pod, "Running", start(uid(pod), last.attempt() + 1), Optional.of(last));
                }));
    }

    private List<Pod> pods() {
        return client.pods()
                .inAnyNamespace()
                .withField("spec.nodeName", NODE)
                .list()
                .getItems();
    }

    /** Somebody wrote, or it is gone, meanwhile: the next look is soon. Only said before anything of it was noted down. */
    private static void retried(Runnable look) {
        try {
            look.run();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
    }

    private void look(Pod pod) {
        boolean runs = running.containsKey(uid(pod));
        if (!leaves(pod) && pod.getStatus().getPhase().equals("Pending") && !runs) {
            say(pod, "Running", start(uid(pod), 0), Optional.empty());
        } else if (leaves(pod) && runs) {
            say(pod, "Succeeded", end(uid(pod)), Optional.empty());
            var _ = client.resource(pod).withGracePeriod(0).delete();
        } else if (leaves(pod) && pod.getStatus().getPhase().equals("Pending")) {
            var _ = client.resource(pod).withGracePeriod(0).delete();
        }
    }

    private static boolean leaves(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }

    private Run start(String pod, int attempt) {
        var run = new Run(pod, attempt, now(), Optional.empty());
        running.put(pod, run);
        return run;
    }

    private Run end(String pod) {
        Run run = Optional.ofNullable(running.remove(pod)).orElseThrow();
        var over = new Run(pod, run.attempt(), run.startedAt(), Optional.of(now()));
        ended.add(over);
        return over;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void say(Pod pod, String phase, Run run, Optional<Run> before) {
        var container = pod.getSpec().getContainers().getFirst();
        ContainerStatus status = new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID("none")
                .withReady(run.finishedAt().isEmpty())
                .withRestartCount(run.attempt())
                .withState(state(run, 0).build())
                .withLastState(before.map(last -> state(last, 1).build()).orElse(null))
                .build();
        while (!isSaid(pod, phase, status)) {
            // somebody wrote between reading and writing
        }
    }

    private boolean isSaid(Pod pod, String phase, ContainerStatus status) {
        String ready = Boolean.TRUE.equals(status.getReady()) ? "True" : "False";
        try {
            var _ = client.pods()
                    .inNamespace(pod.getMetadata().getNamespace())
                    .withName(pod.getMetadata().getName())
                    .editStatus(there -> new PodBuilder(there)
                            .editOrNewStatus()
                            .withPhase(phase)
                            .withContainerStatuses(status)
                            .withConditions()
                            .addNewCondition()
                            .withType("Ready")
                            .withStatus(ready)
                            .endCondition()
                            .endStatus()
                            .build());
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                return false;
            }
            throw e;
        }
    }

    private static ContainerStateBuilder state(Run run, int exitCode) {
        return run.finishedAt()
                .map(at -> new ContainerStateBuilder()
                        .withNewTerminated()
                        .withContainerID("none")
                        .withExitCode(exitCode)
                        .withReason(exitCode == 0 ? "Completed" : "Error")
                        .withStartedAt(run.startedAt().toString())
                        .withFinishedAt(at.toString())
                        .endTerminated())
                .orElseGet(() -> new ContainerStateBuilder()
                        .withNewRunning()
                        .withStartedAt(run.startedAt().toString())
                        .endRunning());
    }
}
