package dev.treering.aggregates.store;

import static dev.treering.aggregates.store.SomeFacts.NOON;
import static dev.treering.aggregates.store.SomeFacts.SOURCE;
import static dev.treering.aggregates.store.SomeFacts.dayClosed;
import static dev.treering.aggregates.store.SomeFacts.dyno;
import static dev.treering.aggregates.store.SomeFacts.opened;
import static dev.treering.aggregates.store.SomeFacts.scaled;
import static dev.treering.aggregates.store.SomeFacts.started;
import static dev.treering.aggregates.store.SomeFacts.submission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Appended.Accepted;
import dev.treering.events.log.Appended.Conflict;
import dev.treering.events.log.Appended.Duplicate;
import dev.treering.events.log.Appended.Refused;
import dev.treering.events.log.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreFactLogTest {

    private final EventStore store = new InMemoryEventStore();
    private final StoreFactLog log = new StoreFactLog(store);

    @Test
    void new_facts_are_accepted_next_to_each_other() {
        assertThat(log.append(List.of(submission("1", opened("acme")), submission("2", dayClosed(1)))))
                .containsExactly(new Accepted(0), new Accepted(1));
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void the_same_batch_again_accepts_nothing_and_changes_nothing() {
        var batch = List.of(submission("1", opened("acme")), submission("2", opened("bolt")));
        log.append(batch);

        assertThat(log.append(batch)).containsExactly(new Duplicate(0), new Duplicate(1));
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void a_batch_may_be_new_in_part() {
        log.append(List.of(submission("2", opened("bolt"))));

        assertThat(log.append(List.of(
                        submission("1", opened("acme")),
                        submission("2", opened("bolt")),
                        submission("3", opened("cord")),
                        submission("2", opened("other")))))
                .containsExactly(
                        new Accepted(1),
                        new Duplicate(0),
                        new Accepted(2),
                        new Conflict(0, "account is other; the log has bolt under this source and id"));
    }

    @Test
    void repeats_within_one_batch_are_told_apart_too() {
        assertThat(log.append(List.of(
                        submission("1", scaled("acme", "shop", 1)),
                        submission("1", scaled("acme", "shop", 1)),
                        submission("1", scaled("acme", "shop", 2)))))
                .containsExactly(
                        new Accepted(0),
                        new Duplicate(0),
                        new Conflict(0, "data.quantity is 2; the log has 1 under this source and id"));
    }

    @Test
    void a_conflict_names_the_first_thing_that_differs() {
        log.append(List.of(submission("1", started("acme", 1)), submission("2", dayClosed(1))));
        var stopped = new DynoFact.Stopped(dyno("acme", 1), NOON, NOON.plusSeconds(1), "Completed", 1000);
        var later = new Submission(new FactId(SOURCE, "1"), NOON.plusMillis(1), started("acme", 1), Map.of());

        assertThat(log.append(List.of(submission("1", stopped), later, submission("1", started("acme", 2)))))
                .containsExactly(
                        new Conflict(
                                0,
                                "type is treering.dyno.stopped.v1; the log has treering.dyno.started.v1 under this source"
                                        + " and id"),
                        new Conflict(
                                0,
                                "time is 2026-03-01T12:00:00.001Z; the log has 2026-03-01T12:00:00Z under this source and"
                                        + " id"),
                        new Conflict(0, "data.dyno.name is web.2; the log has web.1 under this source and id"));
        assertThat(log.append(List.of(submission("2", dayClosed(2)))))
                .containsExactly(
                        new Conflict(1, "data.day is 2026-03-02; the log has 2026-03-01 under this source and id"));
    }

    @Test
    void a_repeat_may_carry_other_extensions() {
        log.append(List.of(submission("1", opened("acme"))));
        var traced = new Submission(new FactId(SOURCE, "1"), NOON, opened("acme"), Map.of("traceparent", "00-1"));

        assertThat(log.append(List.of(traced))).containsExactly(new Duplicate(0));
    }

    @Test
    void an_empty_batch_is_no_batch() {
        assertThat(log.append(List.of())).isEmpty();
        assertThat(log.head()).isEqualTo(-1);
    }

    @Test
    void who_submits_the_same_at_the_same_time_gets_one_acceptance_and_one_duplicate() {
        var overtakenOnce = new StoreFactLog(new Overtaking(store, NewFact.of(submission("2", opened("bolt")))));

        assertThat(overtakenOnce.append(List.of(submission("1", opened("acme")), submission("2", opened("bolt")))))
                .containsExactly(new Accepted(1), new Duplicate(0));
    }

    @Test
    void what_is_too_large_is_refused_and_the_others_are_taken() {
        var large = new Submission(new FactId(SOURCE, "2"), NOON, opened("acme"), Map.of("x", "y".repeat(300_001)));

        var outcomes = log.append(List.of(submission("1", opened("acme")), large, submission("3", opened("bolt"))));

        assertThat(outcomes)
                .element(1)
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::problem, STRING)
                .contains("allowed are 900000");
        assertThat(outcomes).element(0).isEqualTo(new Accepted(0));
        assertThat(outcomes).element(2).isEqualTo(new Accepted(1));
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void a_batch_of_nothing_but_what_is_too_large_appends_nothing() {
        var large = new Submission(new FactId(SOURCE, "2"), NOON, opened("acme"), Map.of("x", "y".repeat(300_001)));

        assertThat(log.append(List.of(large))).hasOnlyElementsOfType(Refused.class);
        assertThat(log.head()).isEqualTo(-1);
    }

    /** Somebody else submits a fact after the log has looked whether it is there, and before it appends. */
    private static final class Overtaking extends ForwardingStore {

        private final List<NewFact> once;

        Overtaking(EventStore store, NewFact once) {
            super(store);
            this.once = new ArrayList<>(List.of(once));
        }

        @Override
        public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
            if (!once.isEmpty()) {
                super.append(Optional.empty(), List.of(once.removeFirst()));
            }
            return super.append(condition, facts);
        }
    }
}
