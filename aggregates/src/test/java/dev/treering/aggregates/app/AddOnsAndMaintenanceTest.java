package dev.treering.aggregates.app;

import dev.treering.aggregates.decision.Command.ForApp.AttachAddOn;
import dev.treering.aggregates.decision.Command.ForApp.ChangeAddOnPlan;
import dev.treering.aggregates.decision.Command.ForApp.DetachAddOn;
import dev.treering.aggregates.decision.Command.ForApp.SetMaintenance;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.AppFact.AddOnAttached;
import dev.treering.events.facts.AppFact.AddOnDetached;
import dev.treering.events.facts.AppFact.AddOnPlanChanged;
import dev.treering.events.facts.AppFact.MaintenanceSet;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import org.junit.jupiter.api.Test;

class AddOnsAndMaintenanceTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop-id");
    private static final Sku MINI = new Sku("postgres:mini");
    private static final Sku STANDARD = new Sku("postgres:standard-0");
    private static final AppFact.Created CREATED = new AppFact.Created(ACME, SHOP, "shop");
    private static final AddOnAttached ATTACHED = new AddOnAttached(ACME, SHOP, "db", MINI);
    private static final AddOnDetached DETACHED = new AddOnDetached(ACME, SHOP, "db");

    private final DecisionFixture apps = DecisionFixture.of(AppRules.ALL);

    @Test
    void maintenance_is_turned_on_and_off() {
        var on = new MaintenanceSet(ACME, SHOP, true);
        var off = new MaintenanceSet(ACME, SHOP, false);

        apps.given(CREATED).when(new SetMaintenance(SHOP, true)).then(on);
        apps.given(CREATED, on).when(new SetMaintenance(SHOP, false)).then(off);
        apps.given(CREATED, on, off).when(new SetMaintenance(SHOP, true)).then(on);
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        apps.given(CREATED).when(new SetMaintenance(SHOP, false)).thenNothing();
        apps.given(CREATED, new MaintenanceSet(ACME, SHOP, true))
                .when(new SetMaintenance(SHOP, true))
                .thenNothing();
        apps.given(CREATED, ATTACHED).when(new AttachAddOn(SHOP, "db", MINI)).thenNothing();
        apps.given(CREATED, ATTACHED)
                .when(new ChangeAddOnPlan(SHOP, "db", MINI))
                .thenNothing();
        apps.given(CREATED, ATTACHED, DETACHED)
                .when(new DetachAddOn(SHOP, "db"))
                .thenNothing();
    }

    @Test
    void an_add_on_is_attached_moved_to_another_plan_and_detached() {
        var changed = new AddOnPlanChanged(ACME, SHOP, "db", STANDARD);

        apps.given(CREATED).when(new AttachAddOn(SHOP, "db", MINI)).then(ATTACHED);
        apps.given(CREATED, ATTACHED)
                .when(new ChangeAddOnPlan(SHOP, "db", STANDARD))
                .then(changed);
        apps.given(CREATED, ATTACHED, changed)
                .when(new ChangeAddOnPlan(SHOP, "db", MINI))
                .then(new AddOnPlanChanged(ACME, SHOP, "db", MINI));
        apps.given(CREATED, ATTACHED).when(new DetachAddOn(SHOP, "db")).then(DETACHED);
    }

    @Test
    void a_name_is_given_once_in_an_app() {
        apps.given(CREATED, ATTACHED)
                .when(new AttachAddOn(SHOP, "db", STANDARD))
                .thenRefused(Rejection.ADD_ON_EXISTS, "db", "on plan postgres:mini");
        apps.given(CREATED, ATTACHED, DETACHED)
                .when(new AttachAddOn(SHOP, "db", MINI))
                .thenRefused(Rejection.ADD_ON_EXISTS, "db", "detached", "not used again");
    }

    @Test
    void only_what_is_attached_can_be_changed_or_detached() {
        apps.given(CREATED, ATTACHED)
                .when(new ChangeAddOnPlan(SHOP, "cache", STANDARD))
                .thenRefused(Rejection.NO_SUCH_ADD_ON, "cache", "attached are db");
        apps.given(CREATED, ATTACHED, DETACHED)
                .when(new ChangeAddOnPlan(SHOP, "db", STANDARD))
                .thenRefused(Rejection.NO_SUCH_ADD_ON, "attached are none");
        apps.given(CREATED).when(new DetachAddOn(SHOP, "db")).thenRefused(Rejection.NO_SUCH_ADD_ON, "db");
    }

    @Test
    void an_add_on_has_a_name() {
        apps.given(CREATED).when(new AttachAddOn(SHOP, "", MINI)).thenRefused(Rejection.MALFORMED, "addOn is empty");
    }

    @Test
    void there_must_be_the_app() {
        apps.when(new SetMaintenance(SHOP, true)).thenRefused(Rejection.NO_SUCH_APP, "shop-id");
        apps.given(CREATED, new AppFact.Deleted(ACME, SHOP))
                .when(new AttachAddOn(SHOP, "db", MINI))
                .thenRefused(Rejection.APP_DELETED, "shop-id");
    }
}
