package dev.treering.aggregates.app;

import dev.treering.aggregates.decision.Command.ForApp.Scale;
import dev.treering.aggregates.decision.Command.ForApp.Transfer;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.facts.AppFact.TransferredIn;
import dev.treering.events.facts.AppFact.TransferredIn.Formation;
import dev.treering.events.facts.AppFact.TransferredOut;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferringAnAppTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId BCME = new AccountId("bcme");
    private static final AppId SHOP = new AppId("shop-id");
    private static final ProcessType WEB = new ProcessType("web");
    private static final ProcessType WORKER = new ProcessType("worker");
    private static final DynoSize SMALL = new DynoSize("standard-1x");
    private static final DynoSize LARGE = new DynoSize("performance-l");
    private static final Sku POSTGRES = new Sku("postgres:standard-0");
    private static final AppFact.Created CREATED = new AppFact.Created(ACME, SHOP, "shop");
    private static final FormationScaled WEB_2 = new FormationScaled(ACME, SHOP, WEB, 2, SMALL, "user");
    private static final FormationScaled WORKER_0 = new FormationScaled(ACME, SHOP, WORKER, 0, LARGE, "user");
    private static final AccountFact.Opened BCME_OPENED =
            new AccountFact.Opened(BCME, "Bcme", Currency.getInstance("EUR"), "wave-1");
    private static final TransferredOut OUT = new TransferredOut(ACME, SHOP, BCME);
    private static final TransferredIn IN = new TransferredIn(
            BCME, SHOP, ACME, "shop", List.of(new Formation(WEB, 2, SMALL), new Formation(WORKER, 0, LARGE)));

    private final DecisionFixture apps = DecisionFixture.of(AppRules.ALL);

    @Test
    void both_accounts_are_told_at_once_and_the_new_one_what_is_commanded() {
        apps.given(CREATED, WORKER_0, WEB_2, BCME_OPENED)
                .when(new Transfer(SHOP, BCME))
                .then(OUT, IN);
    }

    @Test
    void the_new_account_is_told_of_maintenance_and_add_ons_too() {
        apps.given(
                        CREATED,
                        new AppFact.MaintenanceSet(ACME, SHOP, true),
                        new AppFact.AddOnAttached(ACME, SHOP, "redis-1", new Sku("redis:mini")),
                        new AppFact.AddOnAttached(ACME, SHOP, "postgres-1", new Sku("postgres:mini")),
                        new AppFact.AddOnPlanChanged(ACME, SHOP, "postgres-1", POSTGRES),
                        new AppFact.AddOnDetached(ACME, SHOP, "redis-1"),
                        BCME_OPENED)
                .when(new Transfer(SHOP, BCME))
                .then(
                        OUT,
                        new TransferredIn(BCME, SHOP, ACME, "shop", List.of()),
                        new AppFact.MaintenanceSet(BCME, SHOP, true),
                        new AppFact.AddOnAttached(BCME, SHOP, "postgres-1", POSTGRES),
                        new AppFact.AddOnDetached(BCME, SHOP, "redis-1"));
    }

    @Test
    void from_then_on_everything_is_the_new_accounts() {
        apps.given(CREATED, WEB_2, WORKER_0, BCME_OPENED, OUT, IN)
                .when(new Scale(SHOP, WEB, Optional.of(new Quantity.Relative(1)), Optional.empty(), "user"))
                .then(new FormationScaled(BCME, SHOP, WEB, 3, SMALL, "user"));
    }

    @Test
    void an_app_of_which_only_the_arrival_was_told_runs_what_it_came_with() {
        apps.given(IN)
                .when(new Scale(SHOP, WEB, Optional.of(new Quantity.Relative(1)), Optional.empty(), "user"))
                .then(new FormationScaled(BCME, SHOP, WEB, 3, SMALL, "user"));
    }

    @Test
    void it_can_come_back() {
        apps.given(
                        CREATED,
                        WEB_2,
                        OUT,
                        new TransferredIn(BCME, SHOP, ACME, "shop", List.of(new Formation(WEB, 2, SMALL))),
                        new AccountFact.Opened(ACME, "Acme", Currency.getInstance("EUR"), "wave-1"))
                .when(new Transfer(SHOP, ACME))
                .then(
                        new TransferredOut(BCME, SHOP, ACME),
                        new TransferredIn(ACME, SHOP, BCME, "shop", List.of(new Formation(WEB, 2, SMALL))));
    }

    @Test
    void what_belongs_to_the_account_already_is_not_moved() {
        apps.given(CREATED, WEB_2, WORKER_0, BCME_OPENED, OUT, IN)
                .when(new Transfer(SHOP, BCME))
                .thenNothing();
    }

    @Test
    void there_must_be_the_account_and_the_app() {
        apps.given(CREATED).when(new Transfer(SHOP, BCME)).thenRefused(Rejection.NO_SUCH_ACCOUNT, "bcme");
        apps.given(BCME_OPENED).when(new Transfer(SHOP, BCME)).thenRefused(Rejection.NO_SUCH_APP, "shop-id");
        apps.given(BCME_OPENED, CREATED, new AppFact.Deleted(ACME, SHOP))
                .when(new Transfer(SHOP, BCME))
                .thenRefused(Rejection.APP_DELETED, "shop-id");
    }
}
