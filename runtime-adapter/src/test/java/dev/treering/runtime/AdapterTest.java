package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.desired.Marks;
import dev.treering.runtime.feed.Feed;
import dev.treering.runtime.share.Shares;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import dev.treering.runtime.trouble.Troubles;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the adapter does to a cluster and says of it, with the client it uses in production. */
class AdapterTest {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Platform platform = new Platform();

    @BeforeEach
    void an_app_with_a_release() {
        platform.created();
        platform.released(1, "registry.example/shop:1");
        platform.startAdapter();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void scaling_up_starts_dynos_and_says_so_once_each() {
        platform.scaled(3);

        platform.pass(A_WHILE);

        assertThat(platform.facts(DynoFact.Started.class))
                .extracting(fact -> fact.dyno().name())
                .containsExactlyInAnyOrder("web.1", "web.2", "web.3");
        assertThat(platform.facts(DynoFact.Started.class))
                .extracting(DynoFact.Started::startedAt)
                .containsExactlyInAnyOrderElementsOf(
                        platform.runs().stream().map(ContainerRun::startedAt).toList());
        assertThat(platform.pods()).hasSize(3).allSatisfy(pod -> {
            assertThat(pod.getSpec().getNodeSelector()).containsEntry("kubernetes.io/arch", "amd64");
            assertThat(pod.getSpec().getContainers().getFirst().getImage()).isEqualTo("registry.example/shop:1");
            assertThat(pod.getMetadata().getFinalizers()).containsExactly(Marks.METER);
        });
        assertThat(platform.log.published).containsOnlyKeys(Platform.APP);
    }

    @Test
    void scaling_down_stops_dynos_at_the_very_second_and_lets_their_pods_go() {
        platform.scaled(3);
        platform.pass(A_WHILE);

        platform.scaled(1);
        platform.pass(A_WHILE);

        assertThat(platform.pods()).hasSize(1);
        assertThat(platform.facts(DynoFact.Stopped.class)).hasSize(2);
        assertTrueToTheCluster();
    }

    @Test
    void a_crash_ends_one_run_and_the_restart_begins_the_next_under_the_same_name() {
        platform.scaled(1);
        platform.pass(A_WHILE);
        var pod = platform.pods().getFirst().getMetadata();

        assertThat(platform.cluster.crash(pod.getNamespace(), pod.getName(), 1)).isTrue();
        platform.pass(A_WHILE);

        assertThat(platform.log.dynoFacts())
                .extracting(fact -> fact.getClass().getSimpleName() + " "
                        + fact.dyno().name() + " " + fact.dyno().run().restart())
                .containsExactly("Started web.1 0", "Stopped web.1 0", "Started web.1 1");
        assertTrueToTheCluster();
    }

    @Test
    void a_deleted_pod_is_replaced_and_both_are_told() {
        platform.scaled(1);
        platform.pass(A_WHILE);
        var pod = platform.pods().getFirst().getMetadata();

        assertThat(platform.cluster.deletePod(pod.getNamespace(), pod.getName()))
                .isTrue();
        platform.pass(A_WHILE);

        assertThat(platform.pods())
                .singleElement()
                .satisfies(next -> assertThat(next.getMetadata().getUid()).isNotEqualTo(pod.getUid()));
        assertThat(platform.facts(DynoFact.Started.class)).hasSize(2);
        assertTrueToTheCluster();
    }

    @Test
    void a_release_replaces_every_dyno() {
        platform.scaled(2);
        platform.pass(A_WHILE);

        platform.released(2, "registry.example/shop:2");
        platform.pass(Duration.ofMinutes(2));

        assertThat(platform.pods())
                .hasSize(2)
                .allSatisfy(pod -> assertThat(
                                pod.getSpec().getContainers().getFirst().getImage())
                        .isEqualTo("registry.example/shop:2"));
        assertThat(platform.facts(DynoFact.Stopped.class)).hasSize(2);
        assertTrueToTheCluster();
    }

    @Test
    void a_lost_node_ends_its_dynos_at_its_last_heartbeat_never_later() {
        platform.scaled(1);
        platform.pass(Duration.ofMinutes(5));
        String node = platform.pods().getFirst().getSpec().getNodeName();

        platform.cluster.loseNode(node);
        platform.pass(Duration.ofMinutes(2));
        platform.cluster.removeNode(node);
        platform.pass(Duration.ofMinutes(10));

        var run = platform.runs().getFirst();
        assertThat(platform.facts(DynoFact.Lost.class)).singleElement().satisfies(lost -> {
            assertThat(lost.reason()).isEqualTo("NodeLost");
            assertThat(lost.lastSeenAt())
                    .isBeforeOrEqualTo(run.finishedAt().orElseThrow())
                    .isAfter(run.finishedAt().orElseThrow().minusSeconds(11));
        });
        assertThat(platform.pods())
                .singleElement()
                .satisfies(pod -> assertThat(pod.getSpec().getNodeName()).isNotEqualTo(node));
    }

    @Test
    void what_somebody_else_changed_is_changed_back() {
        platform.scaled(2);
        platform.pass(A_WHILE);
        var deployment = platform.deployments().getFirst();

        var _ = platform.client.resource(deployment).scale(5);
        platform.pass(Duration.ofSeconds(1));
        assertThat(platform.deployments().getFirst().getSpec().getReplicas()).isEqualTo(2);

        platform.client.resource(deployment).delete();
        platform.pass(A_WHILE);
        assertThat(platform.deployments()).hasSize(1);
        assertThat(platform.pods()).hasSize(2);
    }

    @Test
    void an_account_is_kept_apart_from_the_others_also_after_somebody_changed_that() {
        platform.scaled(1);
        platform.pass(A_WHILE);
        var policy = platform.client
                .network()
                .networkPolicies()
                .inAnyNamespace()
                .list()
                .getItems()
                .getFirst();
        assertThat(policy.getMetadata().getName()).isEqualTo(Marks.ISOLATION);
        assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(policy.getSpec().getIngress().getFirst().getFrom())
                .noneMatch(peer -> peer.getIpBlock() != null)
                .hasSize(2);

        platform.client.resource(policy).delete();
        platform.pass(Duration.ofSeconds(1));
        platform.scaled(2);
        platform.pass(A_WHILE);

        assertThat(platform.client
                        .network()
                        .networkPolicies()
                        .inAnyNamespace()
                        .list()
                        .getItems())
                .singleElement()
                .satisfies(again -> assertThat(again.getSpec()).isEqualTo(policy.getSpec()));
    }

    @Test
    void a_census_of_dynos_that_are_charged_finds_no_difference() {
        platform.scaled(3);
        platform.pass(A_WHILE);

        assertThat(platform.adapter().takeCensus()).hasValueSatisfying(census -> {
            assertThat(census.running()).isEqualTo(3);
            assertThat(census.open()).isEqualTo(3);
            assertThat(census.found()).isEmpty();
        });
    }

    @Test
    void at_quantity_0_the_workload_stays_and_a_deleted_app_leaves_nothing() {
        platform.scaled(1);
        platform.pass(A_WHILE);

        platform.scaled(0);
        platform.pass(A_WHILE);
        assertThat(platform.deployments())
                .singleElement()
                .satisfies(deployment ->
                        assertThat(deployment.getSpec().getReplicas()).isZero());
        assertThat(platform.pods()).isEmpty();

        platform.log.decided("deleted", new AppFact.Deleted(Platform.ACCOUNT, Platform.APP));
        platform.pass(A_WHILE);
        assertThat(platform.deployments()).isEmpty();
        assertTrueToTheCluster();
    }

    @Test
    void a_size_nobody_knows_is_refused_and_holds_up_nothing_else() {
        platform.scaled(Platform.APP, new ProcessType("worker"), 2, new DynoSize("colossal"));
        platform.scaled(1);

        platform.pass(A_WHILE);

        assertThat(platform.pods()).hasSize(1);
        assertThat(platform.adapter().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.detail()).contains("worker", "colossal"));
    }

    @Test
    void a_log_that_fails_or_loses_its_answers_costs_nothing_but_time() {
        platform.scaled(2);
        platform.log.failNext(2);
        platform.pass(A_WHILE);
        platform.log.loseNextAnswers(2);
        platform.cluster.dropWatches();
        var pod = platform.pods().getFirst().getMetadata();
        assertThat(platform.cluster.crash(pod.getNamespace(), pod.getName(), 1)).isTrue();
        platform.pass(A_WHILE);

        assertThat(platform.log.conflicts()).isEmpty();
        assertThat(platform.log.duplicates()).isPositive();
        assertTrueToTheCluster();
    }

    @Test
    void an_adapter_that_cannot_begin_says_so() {
        platform.killAdapter();

        try (var adapter = RuntimeAdapter.start(
                "test", platform.connect(), new BrokenFeed(), platform.log, Shares.alone(), platform.clock)) {
            Platform.eventually("it says so", () -> !adapter.illnesses().isEmpty());

            assertThat(adapter.illnesses()).singleElement().asString().contains("beginning", "half a class");
            assertThat(adapter.hasBegun()).isFalse();
        }
    }

    @Test
    void an_adapter_that_was_killed_says_what_it_missed_and_nothing_twice() {
        platform.scaled(2);
        platform.pass(A_WHILE);
        var names = names();
        platform.killAdapter();

        var pod = platform.pods().getFirst().getMetadata();
        assertThat(platform.cluster.deletePod(pod.getNamespace(), pod.getName()))
                .isTrue();
        platform.pass(Duration.ofMinutes(20));
        platform.startAdapter();
        platform.pass(A_WHILE);

        assertThat(platform.log.conflicts()).isEmpty();
        assertThat(names()).containsAll(names).hasSize(3);
        assertTrueToTheCluster();
    }

    @Test
    void while_it_pauses_it_touches_nothing_and_afterwards_it_goes_on() {
        platform.pass(A_WHILE);
        platform.adapter().pause();

        platform.scaled(2);
        Platform.eventually("the wish is known", () -> platform.adapter().consumedPosition() == platform.log.head());
        assertThat(platform.adapter().settled()).isFalse();
        assertThat(platform.deployments()).isEmpty();

        platform.adapter().resume();
        platform.pass(A_WHILE);
        assertThat(platform.pods()).hasSize(2);
        assertTrueToTheCluster();
    }

    @Test
    void a_paused_app_is_left_as_it_is_and_metered_and_the_others_are_cared_for() {
        platform.scaled(1);
        platform.pass(A_WHILE);
        platform.log.decided("paused", new ReconcileFact.Paused(Platform.ACCOUNT, Platform.APP, "INC-7"));

        platform.scaled(3);
        platform.log.decided("other", new AppFact.Created(Platform.ACCOUNT, new AppId("blog"), "blog"));
        platform.scaled(new AppId("blog"), Platform.WEB, 1, Platform.SMALL);
        platform.pass(A_WHILE);
        platform.killAdapter();
        platform.startAdapter();
        platform.pass(A_WHILE);

        assertThat(platform.pods()).hasSize(2);
        assertThat(platform.adapter().problems())
                .containsExactly(new RuntimeAdapter.Problem(Platform.APP, "paused: INC-7"));
        assertTrueToTheCluster();

        platform.log.decided("resumed", new ReconcileFact.Resumed(Platform.ACCOUNT, Platform.APP));
        platform.pass(A_WHILE);
        assertThat(platform.pods()).hasSize(4);
        assertThat(platform.adapter().problems()).isEmpty();
        assertTrueToTheCluster();
    }

    private List<String> names() {
        return platform.facts(DynoFact.Started.class).stream()
                .map(fact -> fact.dyno().name())
                .toList();
    }

    /** Every run has its start, and its end where it has ended, to the second. */
    private void assertTrueToTheCluster() {
        assertThat(platform.log.conflicts()).isEmpty();
        assertThat(platform.facts(DynoFact.Started.class))
                .extracting(fact -> fact.dyno().run() + " from " + fact.startedAt())
                .containsExactlyInAnyOrderElementsOf(platform.runs().stream()
                        .map(run -> run.uid() + "/" + run.attempt() + " from " + run.startedAt())
                        .toList());
        assertThat(platform.facts(DynoFact.Stopped.class))
                .extracting(fact -> fact.dyno().run() + " until " + fact.stoppedAt())
                .containsExactlyInAnyOrderElementsOf(platform.runs().stream()
                        .filter(run -> run.finishedAt().isPresent())
                        .map(run -> run.uid() + "/" + run.attempt() + " until "
                                + run.finishedAt().orElseThrow())
                        .toList());
    }

    private static final class BrokenFeed implements Feed {

        @Override
        public void start(Consumer<LoggedFact> listener, Troubles troubles) {
            throw new LinkageError("half a class");
        }

        @Override
        public long consumedPosition() {
            return -1;
        }

        @Override
        public void publish(DesiredApp app) {}

        @Override
        public void close() {}
    }
}
