package dev.treering.aggregates.axon;

import static dev.treering.aggregates.axon.Asking.ACME;
import static dev.treering.aggregates.axon.Asking.AT;
import static dev.treering.aggregates.axon.Asking.SHOP;
import static dev.treering.aggregates.axon.Asking.SMALL;
import static dev.treering.aggregates.axon.Asking.WEB;
import static dev.treering.aggregates.axon.Asking.asked;
import static dev.treering.aggregates.axon.Asking.create;
import static dev.treering.aggregates.axon.Asking.open;
import static dev.treering.aggregates.axon.Asking.scaleBy;
import static dev.treering.aggregates.axon.Asking.scaleTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Asked;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Outcome.Decided;
import dev.treering.aggregates.decision.Outcome.Refused;
import dev.treering.aggregates.decision.Rejection;
import dev.treering.aggregates.store.InMemoryEventStore;
import dev.treering.events.facts.AppFact;
import dev.treering.events.log.Extensions;
import dev.treering.events.vocabulary.AppId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatedCommandTest {

    private final InMemoryEventStore store = new InMemoryEventStore();
    private final AxonDecisions decisions = new AxonDecisions(store);

    @BeforeEach
    void an_app_with_one_dyno() {
        decisions.decide(asked(open()));
        decisions.decide(asked(create(SHOP, "shop")));
        decisions.decide(asked(scaleTo(1)));
    }

    @AfterEach
    void close() {
        decisions.close();
    }

    private static AppFact.FormationScaled scaled(int dynos) {
        return new AppFact.FormationScaled(ACME, SHOP, WEB, dynos, SMALL, "user");
    }

    @Test
    void one_more_sent_twice_is_one_more() {
        var first = decisions.decide(asked(scaleBy(1), "k1"));
        decisions.decide(asked(scaleBy(5)));
        var again = decisions.decide(asked(scaleBy(1), "k1"));

        assertThat(first).isEqualTo(new Decided(List.of(scaled(2)), 3));
        assertThat(again).isEqualTo(first);
        assertThat(store.head()).isEqualTo(4);
    }

    @Test
    void it_is_remembered_by_the_log_not_by_the_process() {
        var first = decisions.decide(asked(scaleBy(1), "k1"));
        try (var restarted = new AxonDecisions(store)) {
            assertThat(restarted.decide(asked(scaleBy(1), "k1"))).isEqualTo(first);
        }
        assertThat(store.head()).isEqualTo(3);
    }

    @Test
    void a_repetition_may_come_later_and_from_somebody_else() {
        var first = decisions.decide(asked(scaleBy(1), "k1"));
        var again = decisions.decide(new Asked(
                scaleBy(1),
                AT.plusSeconds(60),
                Map.of(Extensions.IDEMPOTENCY_KEY, "k1", Extensions.TRACEPARENT, "another")));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void another_key_is_another_command() {
        decisions.decide(asked(scaleBy(1), "k1"));

        assertThat(decisions.decide(asked(scaleBy(1), "k2"))).isEqualTo(new Decided(List.of(scaled(3)), 4));
    }

    @Test
    void the_same_key_for_another_command_is_refused() {
        decisions.decide(asked(scaleBy(1), "k1"));

        assertThat(decisions.decide(asked(scaleBy(2), "k1"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.rejection()).isEqualTo(Rejection.IDEMPOTENCY_KEY_REUSED);
            assertThat(refused.detail()).contains("k1", "app:shop-id");
        });
        assertThat(store.head()).isEqualTo(3);
    }

    @Test
    void a_key_that_led_to_nothing_is_free() {
        decisions.decide(asked(scaleTo(1), "k1"));

        assertThat(decisions.decide(asked(scaleTo(2), "k1"))).isEqualTo(new Decided(List.of(scaled(2)), 3));
    }

    @Test
    void a_key_counts_for_one_subject() {
        decisions.decide(asked(scaleBy(1), "k1"));

        var other = new AppId("mall-id");
        assertThat(decisions.decide(asked(create(other, "mall"), "k1")))
                .isEqualTo(new Decided(List.of(new AppFact.Created(ACME, other, "mall")), 4));
    }

    @Test
    void a_creation_sent_again_is_answered_as_before_even_after_the_app_is_gone() {
        var mall = new AppId("mall-id");
        var first = decisions.decide(asked(create(mall, "mall"), "k1"));
        decisions.decide(asked(new ForApp.Delete(mall)));

        assertThat(decisions.decide(asked(create(mall, "mall"), "k1"))).isEqualTo(first);
    }
}
