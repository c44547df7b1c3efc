package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.log.FactLog;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.cluster.Fabric8Cluster;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.share.Shares;
import dev.treering.runtime.simulated.Options;
import dev.treering.runtime.simulated.SimulatedCluster;
import dev.treering.runtime.simulated.VirtualClock;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A simulated cluster on a virtual clock, a log, and an adapter between them that can be killed and started again. */
final class Platform implements AutoCloseable {

    static final AccountId ACCOUNT = new AccountId("acct-1");
    static final AppId APP = new AppId("shop");
    static final ProcessType WEB = new ProcessType("web");
    static final DynoSize SMALL = new DynoSize("dyno-1c-4gb");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration TO_HEAR_OF_AN_END = Duration.ofSeconds(2);

    final VirtualClock clock = new VirtualClock("2026-03-01T12:00:00Z");
    final RecordingFactLog log = new RecordingFactLog(clock);
    final SimulatedCluster cluster;
    final KubernetesClient client;
    private final Config config;
    private @Nullable RuntimeAdapter adapter;
    private int decided;

    Platform() {
        this(options -> options);
    }

    Platform(UnaryOperator<Options> options) {
        cluster = SimulatedCluster.open(options.apply(Options.on(clock)));
        config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.apiServerUrl().toString())
                .withWatchReconnectInterval(50)
                .withRequestRetryBackoffInterval(20)
                .withOnlyHttpWatches(true)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    void startAdapter() {
        adapter = startAdapter(log, Shares.alone());
    }

    /** One more adapter, which the caller closes; the platform knows nothing of it. */
    RuntimeAdapter startAdapter(FactLog sayingTo, Shares shares) {
        return RuntimeAdapter.start("test", connect(), log.feed(), sayingTo, shares, clock);
    }

    Fabric8Cluster connect() {
        return Fabric8Cluster.at(config, clock);
    }

    void killAdapter() {
        if (adapter != null) {
            adapter.close();
            adapter = null;
        }
    }

    boolean hasAdapter() {
        return adapter != null;
    }

    RuntimeAdapter adapter() {
        if (adapter == null) {
            throw new IllegalStateException("no adapter runs");
        }
        return adapter;
    }

    void created() {
        log.decided("created", new AppFact.Created(ACCOUNT, APP, "shop"));
    }

    void released(int version, String image) {
        log.decided("release-" + version, new AppFact.Released(ACCOUNT, APP, version, image, "amd64"));
    }

    void scaled(int quantity) {
        scaled(APP, WEB, quantity, SMALL);
    }

    void scaled(AppId app, ProcessType process, int quantity, DynoSize size) {
        log.decided("scale-" + decided++, new AppFact.FormationScaled(ACCOUNT, app, process, quantity, size, "user"));
    }

    /** Time passes, and adapter and cluster do what they do until both are at rest. */
    void pass(Duration time) {
        rest();
        clock.advance(time);
        rest();
    }

    /** Until nothing moves any more: the cluster, then the adapter, then the cluster that the adapter moved. */
    void rest() {
        long heard = System.nanoTime() + TO_HEAR_OF_AN_END.toNanos();
        eventually("adapter and cluster at rest", () -> {
            boolean moved = cluster.tick();
            return !moved
                    && (adapter == null || (adapter.settled() && hearsNothing()))
                    && (adapter == null || !isOwedAnEnd() || System.nanoTime() > heard);
        });
    }

    /**
     * A pod that has ended waits for the adapter to take its finalizer off. On a busy machine the word of its end takes longer than a
     * look; an adapter that cannot take it off, since the log is away, is not waited for.
     */
    private boolean isOwedAnEnd() {
        return pods().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() != null
                        && pod.getMetadata().getFinalizers().contains(Marks.METER))
                .map(pod -> pod.getStatus().getContainerStatuses())
                .anyMatch(statuses -> !statuses.isEmpty()
                        && statuses.stream().allMatch(each -> each.getState().getTerminated() != null));
    }

    /** What was written a moment ago may be on its way to the adapter; ask twice, with the time a local watch takes between. */
    private boolean hearsNothing() {
        long before = log.head();
        pause(60);
        return adapter().settled() && log.head() == before;
    }

    static void eventually(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline for: " + what).isLessThan(deadline);
            pause(5);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    List<Pod> pods() {
        return client.pods().inAnyNamespace().withLabel(Marks.MANAGED_BY, Marks.TREERING).list().getItems().stream()
                .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
                .toList();
    }

    List<Deployment> deployments() {
        return client.apps().deployments().inAnyNamespace().list().getItems();
    }

    List<ContainerRun> runs() {
        return cluster.containerRuns();
    }

    <F extends DynoFact> List<F> facts(Class<F> type) {
        return log.dynoFacts().stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void close() {
        killAdapter();
        client.close();
        cluster.close();
    }
}
