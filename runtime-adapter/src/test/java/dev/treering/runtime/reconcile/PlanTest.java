package dev.treering.runtime.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.desired.Cause;
import dev.treering.runtime.desired.Companion;
import dev.treering.runtime.desired.DesiredResources;
import dev.treering.runtime.desired.DynoSizes;
import dev.treering.runtime.desired.Routing;
import dev.treering.runtime.desired.Workload;
import dev.treering.runtime.reconcile.Observed.Holding;
import dev.treering.runtime.reconcile.Observed.Kept;
import dev.treering.runtime.reconcile.Plan.Step;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final AppId APP = new AppId("shop");
    private static final Observed NOTHING = new Observed(Optional.empty(), List.of(), List.of(), true);

    @Test
    void what_is_missing_is_created_the_namespace_first() {
        var plan = plan(wanted(7, 2), NOTHING);

        assertThat(plan.steps())
                .hasExactlyElementsOfTypes(
                        Step.ApplyNamespace.class,
                        Step.Apply.class,
                        Step.Accompany.class,
                        Step.Accompany.class,
                        Step.Accompany.class);
        assertThat(plan.toString()).contains("create treering-acct-1-", "2 x registry.example/shop:1 as of 7");
    }

    @Test
    void what_is_as_it_should_be_is_left_alone() {
        assertThat(plan(wanted(7, 2), holds(wanted(7, 2))).steps()).isEmpty();
    }

    @Test
    void what_differs_is_changed_over_what_was_seen() {
        var observed = holds(wanted(7, 5));

        assertThat(plan(wanted(7, 2), observed).steps())
                .singleElement()
                .isEqualTo(new Step.Apply(
                        wanted(7, 2).workloads().getFirst(),
                        Optional.of(observed.holdings().getFirst())));
    }

    @Test
    void a_later_wish_is_stamped_even_where_nothing_else_differs() {
        assertThat(plan(wanted(8, 2), holds(wanted(7, 2))).steps()).hasExactlyElementsOfTypes(Step.Apply.class);
    }

    @Test
    void an_app_as_of_a_later_fact_is_left_to_who_knows_it() {
        var plan = Plan.between(APP, as(7), wanted(7, 2), holds(wanted(9, 5)));

        assertThat(plan.steps()).hasExactlyElementsOfTypes(Step.Fenced.class);
        assertThat(plan.isSatisfied()).isTrue();
    }

    @Test
    void what_is_not_wanted_is_pruned_unless_it_leaves_already() {
        var deleted = new DesiredResources(wanted(8, 2).namespace(), List.of(), List.of(), List.of());
        var observed = holds(wanted(7, 2));
        var leaving = new Observed(
                observed.namespace(),
                observed.holdings().stream()
                        .map(holding -> new Holding(holding.workload(), holding.uid(), holding.version(), true))
                        .toList(),
                observed.companions().stream()
                        .map(kept -> new Kept(kept.companion(), kept.uid(), kept.version(), true))
                        .toList(),
                true);

        assertThat(Plan.between(APP, as(8), deleted, observed).steps())
                .hasExactlyElementsOfTypes(
                        Step.Dismiss.class, Step.Dismiss.class, Step.Dismiss.class, Step.Prune.class);
        assertThat(Plan.between(APP, as(8), deleted, leaving).steps()).isEmpty();
    }

    @Test
    void a_cluster_without_routes_is_asked_for_none() {
        var nothing = new Observed(Optional.empty(), List.of(), List.of(), false);

        assertThat(plan(wanted(7, 2), nothing).steps())
                .filteredOn(Step.Accompany.class::isInstance)
                .extracting(step -> ((Step.Accompany) step).companion())
                .hasExactlyElementsOfTypes(Companion.Reach.class, Companion.Budget.class);
    }

    @Test
    void a_companion_is_changed_over_what_was_seen_also_while_the_workload_is_right() {
        var observed = holds(wanted(7, 2));
        var maintained = DesiredResources.of(
                new DesiredApp(
                        new AccountId("acct-1"),
                        APP,
                        "shop",
                        "registry.example/shop:1",
                        "",
                        1,
                        List.of(new DesiredProcess(new ProcessType("web"), 2, new DynoSize("dyno-1c-4gb"))),
                        true,
                        false,
                        7),
                DynoSizes.published(),
                Routing.USUAL);

        assertThat(plan(maintained, observed).toString())
                .contains("create service treering-acct-1-")
                .contains("-maintenance")
                .contains("change httproute treering-acct-1-");
        assertThat(plan(maintained, observed).steps()).hasSize(2);
    }

    @Test
    void what_is_there_of_a_refused_process_stays() {
        var place = wanted(7, 2).workloads().getFirst().place();
        var refused = new DesiredResources(
                wanted(7, 2).namespace(),
                List.of(),
                wanted(7, 2).companions(),
                List.of(new DesiredResources.Refused(new ProcessType("web"), place, "size 'colossal' is unknown")));

        var plan = Plan.between(APP, as(8), refused, holds(wanted(7, 2)));

        assertThat(plan.steps()).hasExactlyElementsOfTypes(Step.Refuse.class);
        assertThat(plan.refusals()).containsExactly("web: size 'colossal' is unknown");
    }

    private static Plan plan(DesiredResources desired, Observed observed) {
        return Plan.between(APP, as(desired.workloads().getFirst().position()), desired, observed);
    }

    private static DesiredResources wanted(long position, int quantity) {
        var web = new DesiredProcess(new ProcessType("web"), quantity, new DynoSize("dyno-1c-4gb"));
        var app = new DesiredApp(
                new AccountId("acct-1"), APP, "shop", "registry.example/shop:1", "", 1, List.of(web), false, position);
        return DesiredResources.of(app, DynoSizes.published(), Routing.USUAL);
    }

    private static Observed holds(DesiredResources resources) {
        return new Observed(
                Optional.of(resources.namespace()),
                resources.workloads().stream().map(PlanTest::holding).toList(),
                resources.companions().stream()
                        .map(companion -> new Kept(companion, "uid", "100", false))
                        .toList(),
                true);
    }

    private static Cause as(long position) {
        return new Cause("treering/test f" + position, position, "");
    }

    private static Holding holding(Workload workload) {
        return new Holding(workload, "uid-1", "100", false);
    }
}
