package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Waits until nothing moves: first the adapter, which has nothing to ask for and nothing to tell, then the cluster, and so on in
 * turn. Looks at the cluster from within, so that it costs little and can be done often.
 */
final class Stillness {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** One attempt of a pod's container, by the clock of its machine. */
    private record Attempt(String pod, Instant startedAt) {}

    private final Platform platform;
    private final Hardware hardware;
    private final Wishes wishes;
    private final Set<Attempt> open = new HashSet<>();
    private int read;

    Stillness(Platform platform, Hardware hardware, Wishes wishes) {
        this.platform = platform;
        this.hardware = hardware;
        this.wishes = wishes;
    }

    void come() {
        comeUnless(new AtomicBoolean());
    }

    /** Or until that is so. */
    void comeUnless(AtomicBoolean dying) {
        boolean moved = true;
        var _ = platform.cluster.tick(); // what has just happened is told by the kubelets
        while (moved && !dying.get()) {
            waitForAdapter(dying);
            moved = platform.cluster.tick();
        }
    }

    private void waitForAdapter(AtomicBoolean dying) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> undone = undone();
        while (undone.isPresent() && !dying.get()) {
            assertThat(System.nanoTime())
                    .as("%s; problems %s; troubles %s", undone, problems(), troubles())
                    .isLessThan(deadline);
            Platform.pause(3);
            undone = undone();
        }
    }

    private Object problems() {
        return platform.adapter().problems();
    }

    private Object troubles() {
        return platform.adapter().troubles();
    }

    /** What the adapter has still to do. */
    private Optional<String> undone() {
        if (!platform.hasAdapter()) {
            return Optional.empty();
        }
        if (!platform.adapter().settled()) {
            return Optional.of("the adapter is not settled");
        }
        return workloads().or(this::waitingPod).or(this::untold);
    }

    /** A workload that is not as it is wished to be. */
    Optional<String> workloads() {
        var wished = wishes.all();
        var there = new TreeMap<String, Wishes.Wish>();
        for (JsonNode deployment : platform.cluster.objects("apps/deployments")) {
            JsonNode spec = deployment.path("spec");
            String image = spec.at("/template/spec/containers/0/image").asString();
            there.put(
                    process(deployment),
                    new Wishes.Wish(image, spec.path("replicas").asInt()));
        }
        return wished.equals(there)
                ? Optional.empty()
                : Stream.concat(wished.keySet().stream(), there.keySet().stream())
                        .filter(process -> !Objects.equals(wished.get(process), there.get(process)))
                        .findFirst()
                        .map(process -> process + " is " + there.get(process) + ", not " + wished.get(process));
    }

    private static String process(JsonNode object) {
        JsonNode annotations = object.path("metadata").path("annotations");
        return annotations.path(Marks.APP).asString("") + "/"
                + annotations.path(Marks.PROCESS).asString("");
    }

    /** A pod that is over, and waits for the log to have its end. */
    private Optional<String> waitingPod() {
        return platform.cluster.objects("/pods").stream()
                .filter(pod -> Set.of("Succeeded", "Failed")
                        .contains(pod.at("/status/phase").asString("")))
                .filter(pod -> !pod.path("metadata").path("finalizers").isEmpty())
                .map(pod -> pod.at("/metadata/name").asString() + " is not let go")
                .findFirst();
    }

    /** A run that the log has to hear of, or whose end it has to hear of. Of machines that are silent nobody can tell. */
    private Optional<String> untold() {
        platform.log.since(read).forEach(logged -> {
            read++;
            if (logged.fact() instanceof DynoFact fact) {
                var attempt = new Attempt(fact.dyno().run().pod(), fact.startedAt());
                var _ = fact instanceof DynoFact.Started ? open.add(attempt) : open.remove(attempt);
            }
        });
        return platform.runs().stream()
                .filter(run -> !hardware.isSilent(run.node()))
                .filter(run -> open.contains(attempt(run)) == run.finishedAt().isPresent())
                .filter(run -> run.finishedAt().isEmpty() || open.contains(attempt(run)))
                .map(run -> "the log does not know how it is with " + run + "; it has " + said(run) + "; the pod is "
                        + shown(run))
                .findFirst();
    }

    private List<DynoFact> said(ContainerRun run) {
        return platform.log.dynoFacts().stream()
                .filter(fact -> fact.dyno().run().pod().equals(run.uid()))
                .toList();
    }

    private String shown(ContainerRun run) {
        return platform.cluster.objects("/pods").stream()
                .filter(pod -> pod.at("/metadata/uid").asString().equals(run.uid()))
                .map(pod -> pod.at("/metadata/resourceVersion") + " " + pod.at("/metadata/deletionTimestamp") + " "
                        + pod.at("/metadata/labels") + " " + pod.path("status"))
                .findFirst()
                .orElse("not there");
    }

    private Attempt attempt(ContainerRun run) {
        return new Attempt(run.uid(), hardware.byClockOf(run.node(), run.startedAt()));
    }

    /** The dynos of an app that run now, by when they started. */
    List<ContainerRun> runningOf(AppId app) {
        Set<String> pods = platform.cluster.objects("/pods").stream()
                .filter(pod -> process(pod).startsWith(app + "/"))
                .map(pod -> pod.at("/metadata/uid").asString())
                .collect(Collectors.toSet());
        return platform.runs().stream()
                .filter(run -> run.finishedAt().isEmpty() && pods.contains(run.uid()))
                .toList();
    }

    /** How many pods of each process neither end nor have ended. */
    Map<String, Long> active() {
        return platform.cluster.objects("/pods").stream()
                .filter(pod -> pod.at("/status/phase").asString("").equals("Running"))
                .filter(pod -> pod.path("metadata").path("deletionTimestamp").isMissingNode())
                .collect(Collectors.groupingBy(Stillness::process, TreeMap::new, Collectors.counting()));
    }
}
