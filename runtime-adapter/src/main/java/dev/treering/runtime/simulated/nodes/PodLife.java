package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.model.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The life of the containers of a pod, as a pure function of what was, what the API asks for, and the time. Annotations on the pod
 * may set what is otherwise drawn: see {@link Script}.
 */
final class PodLife {
    /** A container that ran this long is healthy again: the next crash is counted as the first. */
    private static final Duration HEALTHY = Duration.ofMinutes(10);

    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    private final Timing timing;
    private final Dice dice;

    PodLife(Timing timing, Dice dice) {
        this.timing = timing;
        this.dice = dice;
    }

    /** A pod that has just been bound to the node: its images are being pulled. */
    KubeletPod accept(Pod pod, Instant at) {
        Metadata metadata = pod.metadata();
        Instant ready = Times.seconds(at)
                .plusSeconds(
                        Script.of(pod).pullSeconds().orElseGet(() -> dice.draw(timing.pull(), about(pod, "pull"))));
        List<Container> containers = pod.containers().stream()
                .map(spec -> new Container(
                        spec.path("name").asString(""),
                        spec.path("image").asString(""),
                        0,
                        0,
                        new ContainerState.Waiting("ContainerCreating", ready),
                        Optional.empty()))
                .toList();
        return new KubeletPod(
                metadata.uid(),
                metadata.namespace(),
                metadata.name(),
                pod.node(),
                Times.seconds(at),
                Optional.empty(),
                false,
                containers);
    }

    /** The pod as it is at a time, given what the API says of it. */
    KubeletPod advance(KubeletPod known, Pod pod, Instant at) {
        KubeletPod told = pod.metadata().deleting() ? told(known, pod, at) : known;
        return told.each(container -> next(told, container, pod, at));
    }

    /** SIGTERM now, and the end when the process is done with it or the grace period is over. */
    private KubeletPod told(KubeletPod known, Pod pod, Instant at) {
        Instant deadline = Times.seconds(pod.metadata().deadline().orElse(at));
        if (known.isStopping() && !known.stopAt().orElse(at).isAfter(deadline)) {
            return known;
        }
        Instant done = Times.seconds(at)
                .plusSeconds(
                        Script.of(pod).stopSeconds().orElseGet(() -> dice.draw(timing.stop(), about(pod, "stop"))));
        return done.isAfter(deadline)
                ? known.stopping(later(deadline, Times.seconds(at)), true)
                : known.stopping(done, false);
    }

    private Container next(KubeletPod pod, Container container, Pod spec, Instant at) {
        boolean stopped = pod.stopAt().filter(end -> !at.isBefore(end)).isPresent();
        return switch (container.state()) {
            case ContainerState.Ended ignored -> container;
            case ContainerState.Waiting ignored
            when stopped -> container.in(new ContainerState.Ended(Termination.unknown("")));
            case ContainerState.Waiting(var reason, var until)
            when !pod.isStopping() && !at.isBefore(until) -> started(container, pod.uid(), at);
            case ContainerState.Waiting ignored -> container;
            case ContainerState.Running running
            when stopped -> container.in(new ContainerState.Ended(end(running, pod.killed() ? 137 : 143, "Error", at)));
            case ContainerState.Running running
            when !at.isBefore(planned(running, container, spec)) ->
                exit(container, spec, Script.of(spec).exitCode(), Optional.empty(), at);
            case ContainerState.Running ignored -> container;
        };
    }

    private static Container started(Container container, String uid, Instant at) {
        int attempt = container.last().isPresent() ? container.restarts() + 1 : 0;
        String id = "simulated://" + uid + "/" + container.name() + "/" + attempt;
        return new Container(
                container.name(),
                container.image(),
                attempt,
                container.failures(),
                new ContainerState.Running(Times.seconds(at), id),
                container.last());
    }

    /** When a container ends by itself; far away if it is a server. */
    private Instant planned(ContainerState.Running running, Container container, Pod pod) {
        boolean server = pod.restartPolicy().equals("Always");
        Optional<Integer> scripted = Script.of(pod).runSeconds();
        if (server && scripted.isEmpty()) {
            return Instant.MAX;
        }
        String about = about(pod, container.name() + "#" + container.restarts());
        return running.startedAt().plusSeconds(scripted.orElseGet(() -> dice.draw(timing.oneOff(), about)));
    }

    /** A running container ends by itself, and the restart policy says what comes next. */
    Container exit(Container container, Pod pod, int code, Optional<String> why, Instant at) {
        if (!(container.state() instanceof ContainerState.Running running)) {
            return container;
        }
        Termination how = end(running, code, why.orElse(code == 0 ? "Completed" : "Error"), at);
        boolean again =
                pod.restartPolicy().equals("Always") || pod.restartPolicy().equals("OnFailure") && code != 0;
        return again ? backOff(container, running, how, at) : container.in(new ContainerState.Ended(how));
    }

    private static Container backOff(Container container, ContainerState.Running running, Termination how, Instant at) {
        boolean healthy = Duration.between(running.startedAt(), at).compareTo(HEALTHY) >= 0;
        int failures = healthy ? 0 : container.failures();
        Instant until = Times.seconds(at).plus(pause(failures));
        return new Container(
                container.name(),
                container.image(),
                container.restarts(),
                failures + 1,
                new ContainerState.Waiting("CrashLoopBackOff", until),
                Optional.of(how));
    }

    /** A second after the first crash, then 10, 20, 40 … up to 300 seconds. */
    private static Duration pause(int failures) {
        if (failures == 0) {
            return Duration.ofSeconds(1);
        }
        Duration doubled = Duration.ofSeconds(10L << Math.min(10, failures - 1));
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    /** The machine died under it: when it comes back, its kubelet finds the container gone and starts another. */
    Container lost(Container container, Pod pod, Instant at) {
        if (!(container.state() instanceof ContainerState.Running running)) {
            return container;
        }
        Termination how = Termination.unknown(running.id());
        return pod.restartPolicy().equals("Never")
                ? container.in(new ContainerState.Ended(how))
                : new Container(
                        container.name(),
                        container.image(),
                        container.restarts(),
                        container.failures(),
                        new ContainerState.Waiting("ContainerCreating", Times.seconds(at)),
                        Optional.of(how));
    }

    /** The instants at which {@link #advance} will have something to do. */
    Stream<Instant> due(KubeletPod known, Pod pod) {
        if (known.isStopping()) {
            return known.isOver() ? Stream.empty() : known.stopAt().stream();
        }
        return known.containers().stream().flatMap(container -> switch (container.state()) {
            case ContainerState.Waiting(var reason, var until) -> Stream.of(until);
            case ContainerState.Running running -> Stream.of(planned(running, container, pod));
            case ContainerState.Ended ignored -> Stream.empty();
        });
    }

    private static Termination end(ContainerState.Running running, int code, String reason, Instant at) {
        return new Termination(
                Optional.of(running.startedAt()),
                Optional.of(later(running.startedAt(), Times.seconds(at))),
                code,
                reason,
                running.id());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static String about(Pod pod, String what) {
        return pod.metadata().namespace() + "/" + pod.metadata().name() + "/" + what;
    }
}
