package dev.treering.aggregates.app;

import dev.treering.aggregates.decision.Command.ForApp.Create;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreatingAnAppTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId BOLT = new AccountId("bolt");
    private static final AppId APP = new AppId("app-1");
    private static final AppId OTHER = new AppId("app-2");
    private static final AccountFact.Opened OPENED = new AccountFact.Opened(ACME, "Acme", Examples.USD, "wave-1");
    private static final AppFact.Created CREATED = new AppFact.Created(ACME, APP, "shop");

    private final DecisionFixture apps = DecisionFixture.of(AppRules.ALL);

    @Test
    void an_account_creates_an_app() {
        apps.given(OPENED).when(new Create(ACME, APP, "shop")).then(CREATED);
    }

    @Test
    void without_the_account_there_is_no_app() {
        apps.given(new AccountFact.Opened(BOLT, "Bolt", Examples.USD, ""))
                .when(new Create(ACME, APP, "shop"))
                .thenRefused(Rejection.NO_SUCH_ACCOUNT, "acme");
    }

    @Test
    void the_same_app_again_is_there_already() {
        apps.given(OPENED, CREATED).when(new Create(ACME, APP, "shop")).thenNothing();
    }

    @Test
    void an_id_stands_for_one_app() {
        apps.given(OPENED, CREATED).when(new Create(ACME, APP, "mall")).thenRefused(Rejection.APP_EXISTS, "app-1");
    }

    @Test
    void the_id_of_a_deleted_app_is_never_used_again() {
        apps.given(OPENED, CREATED, new AppFact.Deleted(ACME, APP))
                .when(new Create(ACME, APP, "shop"))
                .thenRefused(Rejection.APP_DELETED, "app-1");
    }

    @Test
    void a_name_that_another_account_holds_is_taken() {
        apps.given(OPENED, new AppFact.Created(BOLT, OTHER, "shop"))
                .when(new Create(ACME, APP, "shop"))
                .thenRefused(Rejection.NAME_TAKEN, "shop");
    }

    @Test
    void the_name_of_a_deleted_app_is_free() {
        apps.given(OPENED, new AppFact.Created(BOLT, OTHER, "shop"), new AppFact.Deleted(BOLT, OTHER))
                .when(new Create(ACME, APP, "shop"))
                .then(CREATED);
    }

    @Test
    void a_name_that_was_freed_and_taken_again_is_taken() {
        apps.given(
                        OPENED,
                        new AppFact.Created(BOLT, OTHER, "shop"),
                        new AppFact.Deleted(BOLT, OTHER),
                        new AppFact.Created(BOLT, new AppId("app-3"), "shop"))
                .when(new Create(ACME, APP, "shop"))
                .thenRefused(Rejection.NAME_TAKEN, "shop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "ab", "Shop", "1shop", "shop-", "-shop", "sh_op", "a234567890123456789012345678901"})
    void a_name_follows_the_rule_of_heroku(String name) {
        apps.given(OPENED)
                .when(new Create(ACME, APP, name))
                .thenRefused(Rejection.MALFORMED, "name is " + name, "3 to 30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a-1", "a23456789012345678901234567890"})
    void the_shortest_and_the_longest_name_are_allowed(String name) {
        apps.given(OPENED).when(new Create(ACME, APP, name)).then(new AppFact.Created(ACME, APP, name));
    }
}
