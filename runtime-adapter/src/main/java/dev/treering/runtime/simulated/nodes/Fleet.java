package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.control.Controller;
import dev.treering.runtime.simulated.control.Pass;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.model.Times;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import dev.treering.runtime.simulated.resources.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The machines and their kubelets together: what joins, what runs, and what one can make go wrong. */
public final class Fleet {
    private final Resources resources;
    private final KubeletMemory memory;
    private final Machines machines;
    private final PodLife life;

    public Fleet(Resources resources, Timing timing, long seed) {
        this.resources = resources;
        this.memory = new KubeletMemory(resources.store());
        this.machines = new Machines(resources.store());
        this.life = new PodLife(timing, new Dice(seed));
    }

    /** The controllers of nodes, in the order in which they should see a moment: who lives says so before others doubt it. */
    public List<Controller> controllers() {
        return List.of(new Kubelets(memory, machines, life), new Scheduler(), new NodeLifecycle(), new PodGc());
    }

    /** Whether any machine ever joined. */
    public boolean isEmpty() {
        return machines.all().isEmpty();
    }

    /** Every container run there ever was, in {@link ContainerRun#ORDER}. */
    public List<ContainerRun> runs() {
        return memory.runs();
    }

    /** A machine joins as a ready node; its clock is ahead of the cluster's by whole seconds, or behind. */
    public void join(NodeSize size, Duration ahead, Instant at) {
        machines.join(size.name(), ahead, at);
        Pass pass = pass(at);
        NodeObjects.register(pass, size);
        Leases.renew(pass, size.name());
    }

    /** A machine dies, and its containers with it; nobody is told. */
    public void kill(String node, Instant at) {
        machines.set(node, Machines.Condition.DOWN, at);
        for (KubeletPod pod : memory.pods()) {
            if (pod.node().equals(node)) {
                Optional<Pod> object = object(pod);
                object.ifPresentOrElse(
                        found -> memory.change(pod, pod.each(c -> life.lost(c, found, at)), at),
                        () -> memory.forget(pod, at));
            }
        }
    }

    /** A machine loses its connection; its containers run on. */
    public void cutOff(String node, Instant at) {
        machines.set(node, Machines.Condition.CUT_OFF, at);
    }

    /** A machine is back: switched on again, or connected again. */
    public void recover(String node, Instant at) {
        if (machines.isDown(node)) {
            ObjectNode named = Json.object();
            named.putObject("metadata").put("name", node);
            pass(at).editStatus(NodeObjects.KIND, named, live -> NodeObjects.starting(live, pass(at)));
        }
        machines.set(node, Machines.Condition.UP, at);
    }

    /** A machine is taken out: what the cloud does when it terminates an instance. */
    public void remove(String node, Instant at) {
        ObjectNode named = Json.object();
        named.putObject("metadata").put("name", node);
        pass(at).delete(NodeObjects.KIND, named, DeleteOptions.graceful());
    }

    /**
     * A container ends by itself; the restart policy decides what follows.
     *
     * @param reason what the kubelet will report, nothing for what the exit code implies
     * @return whether the container was there and running
     */
    public boolean exit(Pod pod, String container, int exitCode, Optional<String> reason, Instant at) {
        Optional<KubeletPod> known = memory.pod(pod.metadata().uid());
        if (known.isEmpty() || !machines.isUp(known.get().node())) {
            return false;
        }
        KubeletPod after =
                known.get().each(c -> c.name().equals(container) ? life.exit(c, pod, exitCode, reason, at) : c);
        memory.change(known.get(), after, at);
        return !after.equals(known.get());
    }

    /**
     * The kubelet needs what a pod uses, and ends it without waiting for it.
     *
     * @return whether the pod was there and not ending already
     */
    public boolean pressure(Pod pod, Instant at) {
        Optional<KubeletPod> known = memory.pod(pod.metadata().uid());
        if (known.isEmpty() || !machines.isUp(known.get().node()) || known.get().isStopping()) {
            return false;
        }
        memory.change(known.get(), known.get().stopping(Times.seconds(at), true), at);
        return true;
    }

    private Optional<Pod> object(KubeletPod pod) {
        return resources
                .store()
                .get(resources.kinds().require("/pods").key(pod.namespace(), pod.name()))
                .map(Pod::new)
                .filter(found -> found.metadata().uid().equals(pod.uid()));
    }

    private Pass pass(Instant at) {
        return new Pass(resources, at, "kubelet");
    }
}
