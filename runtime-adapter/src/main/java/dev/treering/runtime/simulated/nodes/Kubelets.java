package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.resources.Conditions;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The kubelets of all machines that are up: they prove that they live, run the pods bound to them, and report. */
public final class Kubelets implements Controller {
    private final KubeletMemory memory;
    private final Machines machines;
    private final PodLife life;

    /** Pods that need no look before a time, unless the object or the memory of it is another: only a short cut. */
    private final Map<String, Quiet> quiet = new ConcurrentHashMap<>();

    private record Quiet(ObjectNode object, KubeletPod known, Instant until) {
        boolean holds(Pod pod, KubeletPod now, Instant at) {
            return object == pod.json() && known == now && at.isBefore(until);
        }
    }

    Kubelets(KubeletMemory memory, Machines machines, PodLife life) {
        this.memory = memory;
        this.machines = machines;
        this.life = life;
    }

    @Override
    public String name() {
        return "kubelet";
    }

    @Override
    public void run(Pass pass) {
        Set<String> up = heartbeats(pass);
        Map<String, Pod> byUid = byUid(pass);
        Set<String> known = new HashSet<>();
        for (KubeletPod pod : memory.pods()) {
            known.add(pod.uid());
            if (up.contains(pod.node())) {
                sync(pass, pod, Optional.ofNullable(byUid.get(pod.uid())));
            }
        }
        for (Pod pod : byUid.values().stream()
                .sorted(Comparator.comparing(p -> p.metadata().name()))
                .toList()) {
            if (up.contains(pod.node())
                    && !pod.isOver()
                    && !known.contains(pod.metadata().uid())) {
                accept(pass, pod);
            }
        }
    }

    /** A machine whose node object was deleted is gone for good. */
    private Set<String> heartbeats(Pass pass) {
        Set<String> up = new HashSet<>();
        Map<String, ObjectNode> nodes = new HashMap<>();
        pass.all(NodeObjects.KIND).forEach(node -> nodes.put(Metadata.of(node).name(), node));
        machines.all().forEach((name, condition) -> {
            ObjectNode node = nodes.get(name);
            if (node == null) {
                memory.pods().stream()
                        .filter(pod -> pod.node().equals(name))
                        .forEach(pod -> memory.forget(pod, pass.at()));
                machines.remove(name, pass.at());
            } else if (condition == Machines.Condition.UP) {
                up.add(name);
                Leases.renew(pass, name);
                if (!Conditions.isTrue(node, "Ready")) {
                    pass.editStatus(NodeObjects.KIND, node, live -> NodeObjects.ready(live, pass));
                }
            }
        });
        return up;
    }

    private void accept(Pass pass, Pod pod) {
        KubeletPod accepted = life.accept(pod, pass.at());
        memory.learn(accepted, pass.at());
        sync(pass, accepted, Optional.of(pod));
    }

    private void sync(Pass pass, KubeletPod before, Optional<Pod> object) {
        if (object.isEmpty()) {
            memory.forget(before, pass.at());
            quiet.remove(before.uid());
            return;
        }
        Pod pod = object.get();
        Quiet rest = quiet.get(before.uid());
        if (rest == null || !rest.holds(pod, before, pass.at())) {
            look(pass, before, pod);
        }
    }

    private void look(Pass pass, KubeletPod before, Pod pod) {
        KubeletPod after = life.advance(before, pod, pass.at());
        memory.change(before, after, pass.at());
        ObjectNode report = PodStatus.report(pod.json().deepCopy(), after, machines.ahead(after.node()), pass.at());
        if (!report.equals(pod.json())) {
            pass.editStatus("/pods", pod.json(), live -> report);
        } else if (after.isOver() && pod.metadata().deleting() && pod.metadata().grace() > 0) {
            pass.delete("/pods", pod.json(), DeleteOptions.immediate());
        } else if (after.equals(before)) {
            Instant until = life.due(before, pod).min(Instant::compareTo).orElse(Instant.MAX);
            quiet.put(before.uid(), new Quiet(pod.json(), before, until));
        }
    }

    @Override
    public Stream<Instant> due(Pass pass) {
        Map<String, Pod> byUid = byUid(pass);
        return memory.pods().stream()
                .filter(known -> machines.isUp(known.node()))
                .flatMap(known -> Optional.ofNullable(byUid.get(known.uid())).stream()
                        .flatMap(pod -> due(known, pod, pass.at())));
    }

    private Stream<Instant> due(KubeletPod known, Pod pod, Instant at) {
        Quiet rest = quiet.get(known.uid());
        return rest != null && rest.holds(pod, known, at) ? Stream.of(rest.until()) : life.due(known, pod);
    }

    private static Map<String, Pod> byUid(Pass pass) {
        Map<String, Pod> byUid = new HashMap<>();
        pass.pods().forEach(pod -> byUid.put(pod.metadata().uid(), pod));
        return byUid;
    }
}
