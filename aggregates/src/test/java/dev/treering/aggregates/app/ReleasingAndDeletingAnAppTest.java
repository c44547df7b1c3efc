package dev.treering.aggregates.app;

import dev.treering.aggregates.decision.Command.ForApp.Delete;
import dev.treering.aggregates.decision.Command.ForApp.Release;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import org.junit.jupiter.api.Test;

class ReleasingAndDeletingAnAppTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final AppFact.Created CREATED = new AppFact.Created(ACME, SHOP, "shop");
    private static final AppFact.Deleted DELETED = new AppFact.Deleted(ACME, SHOP);

    private final DecisionFixture apps = DecisionFixture.of(AppRules.ALL);

    private static AppFact.Released released(int version) {
        return new AppFact.Released(ACME, SHOP, version, "img@sha256:00", "arm64");
    }

    @Test
    void releases_count_from_one() {
        apps.given(CREATED).when(new Release(SHOP, "img@sha256:00", "arm64")).then(released(1));
    }

    @Test
    void the_same_image_again_is_a_release_of_its_own() {
        apps.given(CREATED, released(1))
                .when(new Release(SHOP, "img@sha256:00", "arm64"))
                .then(released(2));
    }

    @Test
    void numbers_go_on_after_the_highest_that_was_imported() {
        apps.given(CREATED, released(41), released(7))
                .when(new Release(SHOP, "img@sha256:00", "arm64"))
                .then(released(42));
    }

    @Test
    void a_release_needs_an_image_and_a_known_architecture() {
        apps.given(CREATED).when(new Release(SHOP, " ", "")).thenRefused(Rejection.MALFORMED, "image");
        apps.given(CREATED).when(new Release(SHOP, "img", "sparc")).thenRefused(Rejection.MALFORMED, "sparc", "amd64");
    }

    @Test
    void there_must_be_the_app() {
        apps.when(new Release(SHOP, "img", "")).thenRefused(Rejection.NO_SUCH_APP, "shop");
        apps.when(new Delete(SHOP)).thenRefused(Rejection.NO_SUCH_APP, "shop");
        apps.given(CREATED, DELETED).when(new Release(SHOP, "img", "")).thenRefused(Rejection.APP_DELETED, "shop");
    }

    @Test
    void an_app_is_deleted_once() {
        apps.given(CREATED).when(new Delete(SHOP)).then(DELETED);
        apps.given(CREATED, DELETED).when(new Delete(SHOP)).thenNothing();
    }

    @Test
    void what_is_told_of_a_deleted_app_does_not_bring_it_back() {
        apps.given(CREATED, DELETED, released(1))
                .when(new Release(SHOP, "img", ""))
                .thenRefused(Rejection.APP_DELETED, "shop");
    }
}
