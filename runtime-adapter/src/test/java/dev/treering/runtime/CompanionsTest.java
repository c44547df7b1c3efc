package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.runtime.desired.Marks;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an app has in a cluster besides its dynos, and that it stays as it should be. */
class CompanionsTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);
    private static final Duration A_WHILE = Duration.ofSeconds(30);

    private final Platform platform = new Platform();

    @AfterEach
    void close() {
        platform.close();
    }

    private void an_app_with_two_dynos() {
        platform.created();
        platform.released(1, "registry.example/shop:1");
        platform.scaled(2);
        platform.startAdapter();
        platform.pass(A_WHILE);
    }

    @Test
    void two_web_dynos_have_a_service_in_both_families_a_route_and_a_budget_and_deploys_keep_capacity() {
        an_app_with_two_dynos();

        Service service = only(Service.class);
        assertThat(service.getSpec().getIpFamilies()).containsExactly("IPv6", "IPv4");
        assertThat(service.getSpec().getClusterIPs())
                .hasSize(2)
                .first()
                .asString()
                .contains(":");
        assertThat(platform.pods()).allSatisfy(pod -> {
            assertThat(pod.getMetadata().getLabels())
                    .containsAllEntriesOf(service.getSpec().getSelector());
            assertThat(pod.getSpec()
                            .getContainers()
                            .getFirst()
                            .getPorts()
                            .getFirst()
                            .getName())
                    .isEqualTo(service.getSpec()
                            .getPorts()
                            .getFirst()
                            .getTargetPort()
                            .getStrVal());
        });
        HTTPRoute route = only(HTTPRoute.class);
        assertThat(backendOf(route)).isEqualTo(service.getMetadata().getName());
        assertThat(only(PodDisruptionBudget.class).getSpec().getMinAvailable()).isEqualTo(new IntOrString("50%"));
        assertThat(platform.deployments().getFirst().getSpec().getStrategy().getRollingUpdate())
                .satisfies(update -> assertThat(update.getMaxUnavailable()).isEqualTo(new IntOrString(0)));
        assertThat(List.of(
                        service,
                        route,
                        only(PodDisruptionBudget.class),
                        platform.deployments().getFirst()))
                .allSatisfy(object -> assertThat(object.getMetadata().getAnnotations())
                        .containsEntry(Marks.POSITION, "2")
                        .containsKey(Marks.CAUSE));
    }

    @Test
    void what_somebody_deletes_or_changes_is_put_right_at_once_and_what_is_right_is_left_alone() {
        an_app_with_two_dynos();
        var versions = List.of(version(Service.class), version(PodDisruptionBudget.class), version(HTTPRoute.class));

        delete(Service.class);
        delete(PodDisruptionBudget.class);
        delete(HTTPRoute.class);
        delete(NetworkPolicy.class);
        platform.pass(A_MOMENT);

        only(NetworkPolicy.class);
        assertThat(List.of(version(Service.class), version(PodDisruptionBudget.class), version(HTTPRoute.class)))
                .doesNotContainAnyElementsOf(versions);

        var _ = platform.client.resource(only(Service.class)).edit(there -> {
            there.getSpec().getSelector().put(Marks.PROCESS, "worker");
            return there;
        });
        var _ = platform.client.resource(only(PodDisruptionBudget.class)).edit(there -> {
            there.getSpec().setMinAvailable(new IntOrString("100%"));
            return there;
        });
        var _ = platform.client.resource(only(HTTPRoute.class)).edit(there -> {
            there.getSpec().setHostnames(List.of("elsewhere.example"));
            return there;
        });
        platform.pass(A_MOMENT);

        assertThat(only(Service.class).getSpec().getSelector()).containsEntry(Marks.PROCESS, "web");
        assertThat(only(PodDisruptionBudget.class).getSpec().getMinAvailable()).isEqualTo(new IntOrString("50%"));
        assertThat(only(HTTPRoute.class).getSpec().getHostnames()).containsExactly("shop.treering.internal");

        var settled = List.of(version(Service.class), version(PodDisruptionBudget.class), version(HTTPRoute.class));
        platform.pass(Duration.ofMinutes(1));
        assertThat(List.of(version(Service.class), version(PodDisruptionBudget.class), version(HTTPRoute.class)))
                .isEqualTo(settled);
    }

    @Test
    void maintenance_leads_requests_elsewhere_and_one_dyno_alone_and_a_deleted_app_leave_nothing_over() {
        an_app_with_two_dynos();
        String web = backendOf(only(HTTPRoute.class));

        platform.log.decided("maintenance", new AppFact.MaintenanceSet(Platform.ACCOUNT, Platform.APP, true));
        platform.pass(A_MOMENT);
        assertThat(backendOf(only(HTTPRoute.class))).isEqualTo(web + "-maintenance");
        assertThat(all(Service.class)).hasSize(2);
        assertThat(platform.pods()).hasSize(2);

        platform.log.decided("over", new AppFact.MaintenanceSet(Platform.ACCOUNT, Platform.APP, false));
        platform.scaled(1);
        platform.pass(A_WHILE);
        assertThat(backendOf(only(HTTPRoute.class))).isEqualTo(web);
        assertThat(all(PodDisruptionBudget.class)).isEmpty();

        platform.log.decided("deleted", new AppFact.Deleted(Platform.ACCOUNT, Platform.APP));
        platform.pass(A_WHILE);
        assertThat(all(HTTPRoute.class)).isEmpty();
        assertThat(all(Service.class)).isEmpty();
    }

    @Test
    void a_cluster_that_knows_no_routes_runs_apps_without_and_says_so() {
        platform.cluster.withdraw("gateway.networking.k8s.io/httproutes");

        an_app_with_two_dynos();

        assertThat(platform.pods()).hasSize(2);
        only(Service.class);
        assertThat(platform.adapter().lacks()).singleElement().asString().contains("HTTPRoute");
        assertThat(platform.adapter().problems()).isEmpty();
        assertThat(platform.adapter().troubles()).isEmpty();
    }

    @Test
    void what_may_not_be_written_holds_up_nothing_else_of_the_app() {
        platform.cluster.faults().forbid("/services/");
        platform.created();
        platform.scaled(2);
        platform.startAdapter();

        Platform.eventually("the rest is there", () -> {
            platform.cluster.tick();
            return platform.pods().size() == 2 && all(HTTPRoute.class).size() == 1;
        });

        assertThat(all(Service.class)).isEmpty();
    }

    private <T extends HasMetadata> List<T> all(Class<T> kind) {
        return platform.client.resources(kind).inAnyNamespace().list().getItems();
    }

    private <T extends HasMetadata> T only(Class<T> kind) {
        assertThat(all(kind)).hasSize(1);
        return all(kind).getFirst();
    }

    private <T extends HasMetadata> void delete(Class<T> kind) {
        var _ = platform.client.resource(only(kind)).delete();
    }

    private <T extends HasMetadata> String version(Class<T> kind) {
        return kind.getSimpleName() + " " + only(kind).getMetadata().getResourceVersion();
    }

    private static String backendOf(HTTPRoute route) {
        return route.getSpec().getRules().getFirst().getBackendRefs().getFirst().getName();
    }
}
