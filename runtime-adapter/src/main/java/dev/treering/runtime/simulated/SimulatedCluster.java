package dev.treering.runtime.simulated;

import dev.treering.runtime.simulated.api.ApiServer;
import dev.treering.runtime.simulated.api.RequestFaults;
import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.KindTable;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import dev.treering.runtime.simulated.model.ResourceKind;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import dev.treering.runtime.simulated.nodes.Fleet;
import dev.treering.runtime.simulated.nodes.NodeSize;
import dev.treering.runtime.simulated.resources.DeleteOptions;
import dev.treering.runtime.simulated.resources.Eviction;
import dev.treering.runtime.simulated.resources.Resources;
import dev.treering.runtime.simulated.resources.Target;
import dev.treering.runtime.simulated.resources.Write;
import dev.treering.runtime.simulated.storage.FileJournal;
import dev.treering.runtime.simulated.storage.Journal;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Kubernetes cluster in this process. Clients talk to it at {@link #apiServerUrl()}, over plain HTTP and without credentials.
 * It moves when {@link #tick()} is called, or by itself after {@link #start()}. Everything may be called from any thread.
 */
public final class SimulatedCluster implements AutoCloseable {
    private static final Duration WALL_TICK = Duration.ofMillis(250);
    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final InstantSource clock;
    private final Resources resources;
    private final Fleet fleet;
    private final Simulation simulation;
    private final ApiServer api;
    private final ReentrantLock moving = new ReentrantLock();
    private @Nullable Ticker ticker;

    private SimulatedCluster(Options options, Resources resources) {
        this.clock = options.clock();
        this.resources = resources;
        this.fleet = new Fleet(resources, options.timing(), options.seed());
        this.simulation = new Simulation(resources, fleet);
        prepare(options.nodes());
        this.api = new ApiServer(resources, clock, options.port());
    }

    /**
     * Opens a cluster: a new one, or the one that is kept in the directory, with everything as it was.
     *
     * @throws IllegalStateException if another process holds the directory, or its journal is damaged
     * @throws java.io.UncheckedIOException if the directory or the port cannot be used
     */
    public static SimulatedCluster open(Options options) {
        Journal journal = options.directory().<Journal>map(FileJournal::open).orElseGet(Journal::none);
        ObjectStore store = new ObjectStore(journal);
        try {
            return new SimulatedCluster(options, new Resources(store, KindTable.standard(), options.seed()));
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private void prepare(List<NodeSize> nodes) {
        ResourceKind kind = resources.kinds().require("/namespaces");
        Write write = write(clock.instant());
        for (String name : NAMESPACES) {
            ObjectNode namespace = Json.object();
            Metadata.writable(namespace).put("name", name);
            var unused = resources.create(kind, "", namespace, write);
        }
        if (fleet.isEmpty()) {
            nodes.forEach(size -> fleet.join(size, Duration.ZERO, clock.instant()));
        }
    }

    /** What a client takes as its master URL. */
    public URI apiServerUrl() {
        return api.url();
    }

    /**
     * Brings the cluster up to the clock's now, through everything that was due before, until it is at rest there.
     *
     * @return whether anything changed; if not, nothing will until the clock moves or somebody writes
     */
    public boolean tick() {
        moving.lock();
        try {
            return simulation.tick(clock.instant());
        } finally {
            moving.unlock();
        }
    }

    /** The next instant at which something will happen by itself: what a virtual clock may be set to. Leases do not count. */
    public Optional<Instant> nextDue() {
        return simulation.nextDue(clock.instant());
    }

    /** Ticks by itself four times a second from now on; for a cluster on the wall clock. */
    public void start() {
        if (ticker == null) {
            ticker = new Ticker(this::tick, WALL_TICK);
        }
    }

    /** Every container run there ever was, by start: what really happened, whatever clients saw of it. */
    public List<ContainerRun> containerRuns() {
        return fleet.runs();
    }

    /** Serves one more kind, as a custom resource definition would. To be repeated when the cluster is opened again. */
    public void register(ResourceKind kind) {
        resources.kinds().register(kind);
    }

    /** Serves a kind no more, such as {@code gateway.networking.k8s.io/httproutes}: not every cluster has it. */
    public void withdraw(String storageName) {
        resources.kinds().withdraw(storageName);
    }

    /** The first container of a pod ends with an exit code. False if it does not run. */
    public boolean crash(String namespace, String pod, int exitCode) {
        return exit(namespace, pod, exitCode, Optional.empty());
    }

    /** The first container of a pod needs more memory than it may. False if it does not run. */
    public boolean oom(String namespace, String pod) {
        return exit(namespace, pod, 137, Optional.of("OOMKilled"));
    }

    private boolean exit(String namespace, String name, int exitCode, Optional<String> reason) {
        moving.lock();
        try {
            tick();
            return resources
                    .get(pod(namespace, name))
                    .toOptional()
                    .map(Pod::new)
                    .filter(pod -> fleet.exit(
                            pod,
                            pod.containers().getFirst().path("name").asString(""),
                            exitCode,
                            reason,
                            clock.instant()))
                    .isPresent();
        } finally {
            moving.unlock();
        }
    }

    /** A pod is evicted, as by a drain. False if there is none. */
    public boolean evict(String namespace, String pod) {
        Write write = write(clock.instant());
        return Eviction.evict(resources, pod(namespace, pod), DeleteOptions.graceful(), write)
                .toOptional()
                .isPresent();
    }

    /** A pod makes room for a more important one, as the scheduler decides. False if there is none. */
    public boolean preempt(String namespace, String pod) {
        Write write = write(clock.instant());
        return resources
                .edit(
                        pod(namespace, pod).status(),
                        write,
                        live -> Eviction.disrupted(
                                live,
                                "PreemptionByScheduler",
                                "preempting to accommodate a higher priority pod",
                                write))
                .then(_ -> resources.delete(pod(namespace, pod), DeleteOptions.graceful(), write))
                .toOptional()
                .isPresent();
    }

    /** The kubelet is short of memory or disk, and ends a pod at once; the object stays. False if it does not run. */
    public boolean evictByPressure(String namespace, String name) {
        moving.lock();
        try {
            tick();
            Instant at = clock.instant();
            boolean ended = resources
                    .get(pod(namespace, name))
                    .toOptional()
                    .filter(pod -> fleet.pressure(new Pod(pod), at))
                    .isPresent();
            if (ended) {
                Write write = write(at);
                var unused = resources.edit(
                        pod(namespace, name).status(),
                        write,
                        live -> Eviction.disrupted(live, "TerminationByKubelet", "the node was low on memory", write));
            }
            return ended;
        } finally {
            moving.unlock();
        }
    }

    /** Somebody strips a pod of every finalizer and deletes it without grace: nothing tells of its end. False if there is none. */
    public boolean tearOut(String namespace, String pod) {
        Write write = write(clock.instant());
        return resources
                .edit(pod(namespace, pod), write, live -> {
                    Metadata.writable(live).remove("finalizers");
                    return live;
                })
                .then(_ -> resources.delete(pod(namespace, pod), DeleteOptions.immediate(), write))
                .toOptional()
                .isPresent();
    }

    /** A pod is deleted with its grace period. False if there is none. */
    public boolean deletePod(String namespace, String pod) {
        Write write = write(clock.instant());
        return resources
                .delete(pod(namespace, pod), DeleteOptions.graceful(), write)
                .toOptional()
                .isPresent();
    }

    /** A machine joins. */
    public void joinNode(NodeSize size) {
        joinNode(size, Duration.ZERO);
    }

    /** A machine joins whose clock is ahead of the cluster's by whole seconds; behind, if that is negative. */
    public void joinNode(NodeSize size, Duration ahead) {
        now(at -> fleet.join(size, ahead, at));
    }

    /** A machine dies at once, with all its containers; the cluster finds out by its silence. */
    public void loseNode(String node) {
        now(at -> fleet.kill(node, at));
    }

    /** A machine loses its connection, and its containers run on. */
    public void cutOffNode(String node) {
        now(at -> fleet.cutOff(node, at));
    }

    /** A machine that was lost or cut off is back. */
    public void recoverNode(String node) {
        now(at -> fleet.recover(node, at));
    }

    /** The cloud takes a machine away, and its node object with it. */
    public void removeNode(String node) {
        now(at -> fleet.remove(node, at));
    }

    /** Something happens to the cluster as it is now, not as it was at the last tick. */
    private void now(Consumer<Instant> happening) {
        moving.lock();
        try {
            tick();
            happening.accept(clock.instant());
        } finally {
            moving.unlock();
        }
    }

    /** Every open watch ends without a word. */
    public void dropWatches() {
        api.dropWatches();
    }

    /** The history is forgotten: a watch that resumes from before gets 410. */
    public void compact() {
        resources.store().compact();
    }

    /** The next requests are answered with 500. */
    public void failNext(int requests) {
        faults().failNext(requests);
    }

    /** What goes wrong between the clients and this cluster. */
    public RequestFaults faults() {
        return api.faults();
    }

    /** What the cluster holds of a kind, such as {@code /pods} or {@code apps/deployments}, without asking its API. */
    public List<ObjectNode> objects(String storageName) {
        return resources.store().list(storageName, "");
    }

    private Target pod(String namespace, String name) {
        return Target.of(resources.kinds().require("/pods"), namespace, name);
    }

    private static Write write(Instant at) {
        return new Write("simulated-cluster", false, at);
    }

    /** Stops serving. What is kept in a directory can be opened again. */
    @Override
    public void close() {
        if (ticker != null) {
            ticker.close();
        }
        api.close();
        resources.store().close();
    }
}
