package dev.treering.aggregates.app;

import dev.treering.aggregates.decision.Command.ForApp.Scale;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.aggregates.decision.Command.Quantity.Absolute;
import dev.treering.aggregates.decision.Command.Quantity.Relative;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.rule.DecisionFixture;
import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingAnAppTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final ProcessType WEB = new ProcessType("web");
    private static final ProcessType WORKER = new ProcessType("worker");
    private static final DynoSize SMALL = new DynoSize("standard-1x");
    private static final DynoSize LARGE = new DynoSize("performance-l");
    private static final AppFact.Created CREATED = new AppFact.Created(ACME, SHOP, "shop");

    private final DecisionFixture apps = DecisionFixture.of(AppRules.ALL);

    private static AppFact.FormationScaled scaled(ProcessType process, int quantity, DynoSize size) {
        return new AppFact.FormationScaled(ACME, SHOP, process, quantity, size, "user");
    }

    private static Scale to(Quantity quantity) {
        return new Scale(SHOP, WEB, Optional.of(quantity), Optional.empty(), "user");
    }

    @Test
    void a_quantity_is_told_absolutely_and_the_size_stays() {
        apps.given(CREATED, scaled(WEB, 1, LARGE)).when(to(new Absolute(3))).then(scaled(WEB, 3, LARGE));
    }

    @Test
    void so_many_more_are_counted_from_now() {
        apps.given(CREATED, scaled(WEB, 1, SMALL), scaled(WEB, 4, SMALL))
                .when(to(new Relative(2)))
                .then(scaled(WEB, 6, SMALL));
    }

    @Test
    void so_many_fewer_are_counted_from_now() {
        apps.given(CREATED, scaled(WEB, 4, SMALL)).when(to(new Relative(-4))).then(scaled(WEB, 0, SMALL));
    }

    @Test
    void a_size_alone_keeps_the_quantity() {
        apps.given(CREATED, scaled(WEB, 4, SMALL))
                .when(new Scale(SHOP, WEB, Optional.empty(), Optional.of(LARGE), "user"))
                .then(scaled(WEB, 4, LARGE));
    }

    @Test
    void process_types_are_scaled_apart() {
        apps.given(CREATED, scaled(WEB, 4, SMALL), scaled(WORKER, 2, LARGE))
                .when(to(new Relative(1)))
                .then(scaled(WEB, 5, SMALL));
    }

    @Test
    void what_is_so_already_is_not_told_again() {
        apps.given(CREATED, scaled(WEB, 4, SMALL)).when(to(new Absolute(4))).thenNothing();
        apps.given(CREATED, scaled(WEB, 4, SMALL)).when(to(new Relative(0))).thenNothing();
    }

    @Test
    void the_first_size_must_be_known() {
        apps.given(CREATED, scaled(WORKER, 1, SMALL))
                .when(to(new Absolute(1)))
                .thenRefused(Rejection.SIZE_UNKNOWN, "web", "must be given");
    }

    @Test
    void a_size_to_begin_with_serves_only_until_there_is_one() {
        var scale = new Scale(SHOP, WEB, Optional.of(new Absolute(2)), Optional.empty(), Optional.of(SMALL), "user");

        apps.given(CREATED).when(scale).then(scaled(WEB, 2, SMALL));
        apps.given(CREATED, scaled(WEB, 1, LARGE)).when(scale).then(scaled(WEB, 2, LARGE));
    }

    @ParameterizedTest
    @ValueSource(ints = {101, Integer.MAX_VALUE})
    void more_than_a_hundred_are_too_many(int quantity) {
        apps.given(CREATED, scaled(WEB, 1, SMALL))
                .when(to(new Absolute(quantity)))
                .thenRefused(Rejection.TOO_MANY_DYNOS, "0 to 100");
        apps.given(CREATED, scaled(WEB, 1, SMALL))
                .when(to(new Relative(quantity)))
                .thenRefused(Rejection.TOO_MANY_DYNOS, "0 to 100");
    }

    @Test
    void a_hundred_are_allowed() {
        apps.given(CREATED, scaled(WEB, 1, SMALL)).when(to(new Absolute(100))).then(scaled(WEB, 100, SMALL));
    }

    @Test
    void fewer_than_none_are_too_few() {
        apps.given(CREATED, scaled(WEB, 1, SMALL))
                .when(to(new Relative(-2)))
                .thenRefused(Rejection.TOO_FEW_DYNOS, "-1 dynos", "0 to 100");
        apps.given(CREATED, scaled(WEB, 1, SMALL))
                .when(to(new Absolute(-1)))
                .thenRefused(Rejection.TOO_FEW_DYNOS, "0 to 100");
    }

    @Test
    void an_imported_formation_beyond_the_limit_may_change_its_size() {
        apps.given(CREATED, scaled(WEB, 5000, SMALL))
                .when(new Scale(SHOP, WEB, Optional.empty(), Optional.of(LARGE), "user"))
                .then(scaled(WEB, 5000, LARGE));
    }

    @Test
    void neither_quantity_nor_size_says_nothing() {
        apps.given(CREATED, scaled(WEB, 1, SMALL))
                .when(new Scale(SHOP, WEB, Optional.empty(), Optional.empty(), "user"))
                .thenRefused(Rejection.MALFORMED, "quantity", "size");
    }

    @Test
    void there_must_be_the_app() {
        apps.when(to(new Absolute(1))).thenRefused(Rejection.NO_SUCH_APP, "shop");
        apps.given(CREATED, new AppFact.Deleted(ACME, SHOP))
                .when(to(new Absolute(1)))
                .thenRefused(Rejection.APP_DELETED, "shop");
    }

    @Test
    void an_app_whose_creation_was_never_told_can_be_scaled() {
        apps.given(scaled(WEB, 1, SMALL)).when(to(new Absolute(2))).then(scaled(WEB, 2, SMALL));
    }
}
