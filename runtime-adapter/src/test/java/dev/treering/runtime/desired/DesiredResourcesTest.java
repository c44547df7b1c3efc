package dev.treering.runtime.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.util.List;
import org.junit.jupiter.api.Test;

class DesiredResourcesTest {

    @Test
    void each_process_is_a_workload_in_the_accounts_namespace() {
        var resources = of(app("shop", false, web(3, "dyno-2c-8gb"), process("worker", 0, "dyno-1c-0.5gb")));

        assertThat(resources.namespace().name()).startsWith("treering-acct-1-");
        assertThat(resources.workloads()).extracting(Workload::replicas).containsExactly(3, 0);
        assertThat(resources.workloads())
                .extracting(workload -> workload.pod().resources())
                .containsExactly(new DynoResources(2000, 8192), new DynoResources(1000, 512));
        assertThat(resources.workloads().getFirst()).satisfies(web -> {
            assertThat(web.place().namespace()).isEqualTo(resources.namespace().name());
            assertThat(web.pod().image()).isEqualTo("registry.example/shop:7");
            assertThat(web.pod().finalizers()).containsExactly("treering.dev/meter");
            assertThat(web.pod().annotations()).containsEntry(Marks.RELEASE, "v7");
            assertThat(web.position()).isEqualTo(42);
            assertThat(web.labels()).containsAllEntriesOf(web.selector());
        });
    }

    @Test
    void scaling_changes_no_pod() {
        var before = of(app("shop", false, web(1, "dyno-1c-4gb"))).workloads().getFirst();
        var after = of(app("shop", false, web(9, "dyno-1c-4gb"))).workloads().getFirst();

        assertThat(after.pod()).isEqualTo(before.pod());
        assertThat(after.place()).isEqualTo(before.place());
    }

    @Test
    void before_the_first_release_something_runs_that_does_nothing() {
        var app = new DesiredApp(
                new AccountId("acct-1"), new AppId("new"), "new", "", "", 0, List.of(web(1, "eco")), false, 1);

        assertThat(of(app).workloads().getFirst().pod().image()).isEqualTo(DesiredResources.IMAGE_BEFORE_FIRST_RELEASE);
    }

    @Test
    void a_size_nobody_knows_is_refused_with_its_name_and_the_others_run() {
        var resources = of(app("shop", false, web(1, "dyno-1c-4gb"), process("worker", 1, "dyno-0c-4gb")));

        assertThat(resources.workloads()).hasSize(1);
        assertThat(resources.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.process()).isEqualTo(new ProcessType("worker"));
            assertThat(refused.reason()).contains("dyno-0c-4gb");
        });
    }

    @Test
    void of_a_deleted_app_nothing_is_to_be_there() {
        assertThat(of(app("shop", true, web(3, "dyno-1c-4gb"))).workloads()).isEmpty();
    }

    @Test
    void an_app_with_a_web_process_is_reached_by_a_service_and_a_route_and_told_where_to_listen() {
        var resources = of(app("shop", false, web(1, "dyno-1c-4gb"), process("worker", 1, "dyno-1c-4gb")));

        assertThat(resources.companions()).hasExactlyElementsOfTypes(Companion.Reach.class, Companion.Route.class);
        assertThat(resources.workloads())
                .extracting(workload -> workload.pod().port())
                .containsExactly(8080, 0);
        var reach = (Companion.Reach) resources.companions().getFirst();
        var route = (Companion.Route) resources.companions().getLast();
        assertThat(resources.workloads().getFirst().pod().labels()).containsAllEntriesOf(reach.selector());
        assertThat(resources.workloads().getLast().selector()).isNotEqualTo(reach.selector());
        assertThat(route.service()).isEqualTo(reach.place().name());
        assertThat(route.host()).isEqualTo("shop.treering.internal");
        assertThat(of(app("shop", false, process("worker", 1, "eco"))).companions())
                .isEmpty();
    }

    @Test
    void more_than_one_dyno_has_a_budget_and_one_alone_has_none() {
        var resources = of(app("shop", false, process("one", 1, "eco"), process("two", 2, "eco")));

        assertThat(resources.companions()).singleElement().satisfies(budget -> {
            assertThat(budget).isInstanceOf(Companion.Budget.class);
            assertThat(budget.place()).isEqualTo(resources.workloads().getLast().place());
        });
    }

    @Test
    void in_maintenance_requests_from_outside_find_no_dyno_and_the_dynos_run_on() {
        var shop = app("shop", false, web(1, "eco"));
        var maintained = new DesiredApp(
                shop.account(),
                shop.app(),
                shop.name(),
                shop.image(),
                shop.arch(),
                shop.release(),
                shop.processes(),
                true,
                false,
                shop.position());

        var resources = of(maintained);

        assertThat(resources.workloads()).isEqualTo(of(shop).workloads());
        var route = (Companion.Route) resources.companions().getLast();
        var page = (Companion.Reach) resources.companions().stream()
                .filter(companion -> companion.place().name().equals(route.service()))
                .findFirst()
                .orElseThrow();
        assertThat(resources.workloads().getFirst().pod().labels())
                .doesNotContainKeys(page.selector().keySet().toArray(String[]::new));
        assertThat(resources.companions())
                .containsAll(of(shop).companions().stream()
                        .filter(Companion.Reach.class::isInstance)
                        .toList());
    }

    @Test
    void names_of_services_and_hosts_are_what_dns_allows_whatever_the_id() {
        var companions = of(app("9 Ünsafe.App_", false, web(1, "eco"))).companions();

        assertThat(companions.getFirst().place().name()).matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
        assertThat(((Companion.Route) companions.getLast()).host())
                .matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.treering\\.internal");
    }

    @Test
    void an_id_that_no_label_may_hold_is_made_safe_and_its_original_kept() {
        String id = "Ünsafe/app with spaces, and far more of them than the sixty-three characters of a label";
        var web = of(app(id, false, web(1, "dyno-1c-4gb"))).workloads().getFirst();

        assertThat(web.labels().get(Marks.APP)).matches("[A-Za-z0-9][-A-Za-z0-9_.]{0,61}[A-Za-z0-9]");
        assertThat(web.place().name()).matches("[a-z0-9]([-a-z0-9]{0,44}[a-z0-9])?");
        assertThat(web.annotations()).containsEntry(Marks.APP, id);
    }

    @Test
    void names_that_read_the_same_are_told_apart() {
        var one = of(app("a-b", false, process("c", 1, "eco"))).workloads().getFirst();
        var other = of(app("a", false, process("b-c", 1, "eco"))).workloads().getFirst();

        assertThat(one.place()).isNotEqualTo(other.place());
    }

    private static DesiredResources of(DesiredApp app) {
        return DesiredResources.of(app, DynoSizes.published(), Routing.USUAL);
    }

    private static DesiredApp app(String id, boolean deleted, DesiredProcess... processes) {
        return new DesiredApp(
                new AccountId("acct-1"),
                new AppId(id),
                "shop",
                "registry.example/shop:7",
                "arm64",
                7,
                List.of(processes),
                deleted,
                42);
    }

    private static DesiredProcess web(int quantity, String size) {
        return process("web", quantity, size);
    }

    private static DesiredProcess process(String name, int quantity, String size) {
        return new DesiredProcess(new ProcessType(name), quantity, new DynoSize(size));
    }
}
