package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.runtime.cluster.Fabric8Cluster;
import dev.treering.runtime.desired.Cause;
import dev.treering.runtime.desired.DesiredResources;
import dev.treering.runtime.desired.DynoSizes;
import dev.treering.runtime.desired.Routing;
import dev.treering.runtime.reconcile.Observed;
import dev.treering.runtime.reconcile.Plan;
import dev.treering.runtime.reconcile.StepFailed;
import dev.treering.runtime.reconcile.Workloads;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two adapters on one cluster: who knows less does not overwrite who knows more, at the server and not by luck. */
class FencingTest {

    private final Platform platform = new Platform();
    private final Fabric8Cluster cluster = platform.connect();
    private final Workloads workloads = cluster.workloads();

    @BeforeEach
    void what_an_adapter_has_done() {
        cluster.watch(_ -> {});
        Platform.eventually("listed", cluster::hasSynced);
        workloads.carryOut(plan(1, 1, new Observed(Optional.empty(), List.of(), List.of(), true)));
        Platform.eventually(
                "heard of",
                () -> observed(1).holdings().size() == 1
                        && observed(1).companions().size() == 2);
    }

    @AfterEach
    void close() {
        cluster.close();
        platform.close();
    }

    @Test
    void a_plan_made_before_somebody_elses_change_is_refused_by_the_server() {
        var before = observed(1);
        workloads.carryOut(plan(5, 3, before));

        assertThatThrownBy(() -> workloads.carryOut(plan(2, 7, before)))
                .isInstanceOf(StepFailed.class)
                .extracting(problem -> ((StepFailed) problem).status())
                .isEqualTo(409);
        assertThat(platform.deployments().getFirst().getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void a_plan_made_without_knowing_what_is_there_is_not_carried_out() {
        var plan = plan(5, 3, new Observed(observed(1).namespace(), List.of(), List.of(), true));

        assertThatThrownBy(() -> workloads.carryOut(plan)).isInstanceOf(IllegalStateException.class);
        assertThat(platform.deployments().getFirst().getSpec().getReplicas()).isEqualTo(1);
    }

    @Test
    void what_was_deleted_meanwhile_is_not_brought_back() {
        var before = observed(1);
        var nothing = new DesiredResources(resources(6, 1).namespace(), List.of(), List.of(), List.of());
        workloads.carryOut(Plan.between(Platform.APP, as(6), nothing, before));

        assertThatThrownBy(() -> workloads.carryOut(plan(5, 3, before)))
                .isInstanceOf(StepFailed.class)
                .extracting(problem -> ((StepFailed) problem).status())
                .isEqualTo(409);
        assertThat(platform.deployments()).isEmpty();
    }

    @Test
    void a_route_that_was_deleted_meanwhile_is_not_brought_back_either() {
        var before = observed(1);
        var nothing = new DesiredResources(resources(6, 1).namespace(), List.of(), List.of(), List.of());
        workloads.carryOut(Plan.between(Platform.APP, as(6), nothing, before));

        var maintained = DesiredResources.of(app(5, 1, true), DynoSizes.published(), Routing.USUAL);
        assertThatThrownBy(() -> workloads.carryOut(Plan.between(Platform.APP, as(5), maintained, before)))
                .isInstanceOf(StepFailed.class)
                .extracting(problem -> ((StepFailed) problem).status())
                .isEqualTo(409);
        assertThat(platform.client
                        .resources(HTTPRoute.class)
                        .inAnyNamespace()
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void what_was_changed_meanwhile_is_not_pruned() {
        var before = observed(1);
        workloads.carryOut(plan(5, 3, before));
        var nothing = new DesiredResources(resources(6, 1).namespace(), List.of(), List.of(), List.of());
        var prune = Plan.between(Platform.APP, as(6), nothing, before);

        assertThatThrownBy(() -> workloads.carryOut(prune)).isInstanceOf(StepFailed.class);
        assertThat(platform.deployments()).hasSize(1);
    }

    @Test
    void what_is_carried_out_reads_back_as_what_was_wanted() {
        assertThat(plan(1, 1, observed(1)).steps()).isEmpty();
    }

    private Observed observed(long position) {
        return workloads.owned(app(position, 1));
    }

    private static Plan plan(long position, int quantity, Observed observed) {
        return Plan.between(Platform.APP, as(position), resources(position, quantity), observed);
    }

    private static Cause as(long position) {
        return new Cause("treering/test f" + position, position, "");
    }

    private static DesiredResources resources(long position, int quantity) {
        return DesiredResources.of(app(position, quantity), DynoSizes.published(), Routing.USUAL);
    }

    private static DesiredApp app(long position, int quantity) {
        return app(position, quantity, false);
    }

    private static DesiredApp app(long position, int quantity, boolean maintenance) {
        var web = new DesiredProcess(Platform.WEB, quantity, Platform.SMALL);
        return new DesiredApp(
                Platform.ACCOUNT, Platform.APP, "shop", "", "", 0, List.of(web), maintenance, false, position);
    }
}
