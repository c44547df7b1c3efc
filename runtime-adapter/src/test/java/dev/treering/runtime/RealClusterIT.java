package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.runtime.cluster.Fabric8Cluster;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.real.ControlPlane;
import dev.treering.runtime.real.Kubelet;
import dev.treering.runtime.share.Shares;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The soak, shorter, over a real API server, real controllers and a real scheduler: apps are scaled and released, dynos crash, and the
 * adapter is killed and started again. At the end the cluster is as it was wished to be, and the log has what ran to the millisecond.
 */
class RealClusterIT {

    private static final List<AppId> APPS = List.of(new AppId("shop"), new AppId("blog"), new AppId("news"));
    private static final int ROUNDS = Integer.getInteger("treering.rounds", 25);

    @TempDir
    private Path directory;

    private final InstantSource clock = InstantSource.system();
    private final RecordingFactLog log = new RecordingFactLog(clock);
    private final Map<AppId, Integer> wished = new TreeMap<>();
    private int decided;

    @Test
    void what_ran_on_a_real_control_plane_is_in_the_log_and_what_is_in_the_log_ran() {
        assumeTrue(
                Boolean.getBoolean("treering.real-apiserver"),
                "skipped: takes a minute; ./mvnw verify -Preal-apiserver runs it");
        long seed = Long.getLong("treering.seed", 5);
        System.out.println("real cluster: seed " + seed + " (-Dtreering.seed=" + seed + " repeats what is asked)");
        try (var plane = ControlPlane.startOrSkip(directory)) {
            plane.startControllers();
            try (var client =
                    new KubernetesClientBuilder().withConfig(plane.config()).build()) {
                var kubelet = new Kubelet(client, clock);
                soak(plane, client, kubelet, new Random(seed));

                everyRunIsTold(kubelet);
                assertThat(log.conflicts()).isEmpty();
                System.out.println(kubelet.runs().size() + " runs of " + ROUNDS + " rounds, every one told exactly");
            }
        }
    }

    private void soak(ControlPlane plane, KubernetesClient client, Kubelet kubelet, Random dice) {
        RuntimeAdapter adapter = start(plane);
        try {
            for (AppId app : APPS) {
                decided(new AppFact.Created(Platform.ACCOUNT, app, app.value()));
                scaled(app, 2);
            }
            for (int round = 0; round < ROUNDS; round++) {
                AppId app = APPS.get(dice.nextInt(APPS.size()));
                switch (dice.nextInt(6)) {
                    case 0 ->
                        decided(new AppFact.Released(
                                Platform.ACCOUNT, app, ++decided, "registry.example/" + app + ":" + decided, ""));
                    case 1 -> {
                        rest(adapter, client, kubelet); // the kubelet remembers one end only
                        kubelet.crashOne();
                    }
                    case 2 -> {
                        adapter.close();
                        scaled(app, dice.nextInt(4));
                        looks(kubelet, dice.nextInt(5));
                        adapter = start(plane);
                    }
                    default -> scaled(app, dice.nextInt(4));
                }
                looks(kubelet, dice.nextInt(8));
            }
            rest(adapter, client, kubelet);
            APPS.forEach(app -> scaled(app, 0));
            rest(adapter, client, kubelet);
        } finally {
            adapter.close();
        }
    }

    private RuntimeAdapter start(ControlPlane plane) {
        var cluster = Fabric8Cluster.at(plane.config(), clock);
        return RuntimeAdapter.start("real", cluster, log.feed(), log, Shares.alone(), clock);
    }

    private static void looks(Kubelet kubelet, int times) {
        for (int i = 0; i < times; i++) {
            kubelet.tick();
            Platform.pause(100);
        }
    }

    /** As many dynos of each app as wished for run, no other is there, and the log has the same open. */
    private void rest(RuntimeAdapter adapter, KubernetesClient client, Kubelet kubelet) {
        Platform.eventually("rest; wished " + wished + ", problems " + adapter.problems(), () -> {
            kubelet.tick();
            Platform.pause(50);
            return adapter.settled() && asWished(client) && open() == running(kubelet);
        });
    }

    private boolean asWished(KubernetesClient client) {
        var there = new TreeMap<AppId, Integer>();
        APPS.forEach(app -> there.put(app, 0));
        var pods = client.pods()
                .inAnyNamespace()
                .withLabel(Marks.MANAGED_BY, Marks.TREERING)
                .list()
                .getItems();
        pods.forEach(pod -> there.merge(
                new AppId(pod.getMetadata().getAnnotations().getOrDefault(Marks.APP, "of-nobody")), 1, Integer::sum));
        return there.equals(wished)
                && pods.stream()
                        .allMatch(pod -> pod.getMetadata().getDeletionTimestamp() == null
                                && pod.getStatus().getPhase().equals("Running"));
    }

    private int open() {
        return told(DynoFact.Started.class).size()
                - told(DynoFact.Stopped.class).size();
    }

    private static int running(Kubelet kubelet) {
        return (int) kubelet.runs().stream()
                .filter(run -> run.finishedAt().isEmpty())
                .count();
    }

    private void everyRunIsTold(Kubelet kubelet) {
        assertThat(told(DynoFact.Lost.class)).isEmpty();
        assertThat(told(DynoFact.Started.class).stream().map(fact -> fact.dyno().run() + " " + fact.startedAt()))
                .containsExactlyInAnyOrderElementsOf(kubelet.runs().stream()
                        .map(run -> run.pod() + "/" + run.attempt() + " " + run.startedAt())
                        .toList());
        assertThat(told(DynoFact.Stopped.class).stream().map(fact -> fact.dyno().run() + " " + fact.stoppedAt()))
                .containsExactlyInAnyOrderElementsOf(kubelet.runs().stream()
                        .map(run -> run.pod() + "/" + run.attempt() + " "
                                + run.finishedAt().orElseThrow())
                        .toList());
    }

    private <F extends DynoFact> List<F> told(Class<F> kind) {
        return log.dynoFacts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void scaled(AppId app, int quantity) {
        wished.put(app, quantity);
        decided(new AppFact.FormationScaled(Platform.ACCOUNT, app, Platform.WEB, quantity, Platform.SMALL, "user"));
    }

    private void decided(AppFact fact) {
        log.decided("decided-" + decided++, fact);
    }
}
