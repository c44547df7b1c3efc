package dev.treering.aggregates.store;

import static dev.treering.aggregates.store.SomeFacts.NOON;
import static dev.treering.aggregates.store.SomeFacts.SOURCE;
import static dev.treering.aggregates.store.SomeFacts.created;
import static dev.treering.aggregates.store.SomeFacts.dayClosed;
import static dev.treering.aggregates.store.SomeFacts.fact;
import static dev.treering.aggregates.store.SomeFacts.opened;
import static dev.treering.aggregates.store.SomeFacts.scaled;
import static dev.treering.aggregates.store.SomeFacts.started;
import static dev.treering.aggregates.store.SomeFacts.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.treering.aggregates.store.AppendOutcome.Committed;
import dev.treering.aggregates.store.AppendOutcome.Overtaken;
import dev.treering.aggregates.store.AppendOutcome.Taken;
import dev.treering.events.facts.FactId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every event store must hold to. */
abstract class EventStoreContract {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T08:00:00Z"));
    private EventStore store = new InMemoryEventStore();

    /** An empty store on this clock. */
    abstract EventStore emptyStore(java.time.InstantSource clock);

    @BeforeEach
    void start_empty() {
        store = emptyStore(now::get);
    }

    private AppendOutcome append(NewFact... facts) {
        return store.append(Optional.empty(), List.of(facts));
    }

    @Test
    void positions_count_from_nought_without_gaps() {
        assertThat(store.head()).isEqualTo(-1);
        assertThat(append(fact("1", opened("acme")), fact("2", dayClosed(1)))).isEqualTo(new Committed(0, 1));
        assertThat(append(fact("3", started("acme", 1)))).isEqualTo(new Committed(2, 2));

        assertThat(store.head()).isEqualTo(2);
        assertThat(store.read(0, 10)).extracting(StoredFact::position).containsExactly(0L, 1L, 2L);
        assertThat(store.read(1, 1)).extracting(StoredFact::position).containsExactly(1L);
        assertThat(store.read(3, 10)).isEmpty();
    }

    @Test
    void what_was_appended_is_read_back_as_it_was() {
        var extensions = Map.of("actor", "ann", "unknowndata", "{\"a\":\"\\u0000 \\\" ü 😀\"}");
        NewFact given = NewFact.of(
                new FactId("kube/ü 😀", "a,b\"{}"), NOON.plusMillis(1), created("a{,}\"c", "x", "na\\me"), extensions);
        append(given, fact("2", dayClosed(1)));

        StoredFact read = store.read(0, 1).getFirst();

        assertThat(read.id()).isEqualTo(given.id());
        assertThat(read.type()).isEqualTo("treering.app.created.v1");
        assertThat(read.heldAt()).isEqualTo(NOON.plusMillis(1));
        assertThat(read.account()).isEqualTo(given.account());
        assertThat(read.payload()).isEqualTo(given.payload());
        assertThat(read.extensions()).isEqualTo(extensions);
        assertThat(read.tags()).isEqualTo(given.tags()).containsExactly("account:a{,}\"c", "app-name:na\\me", "app:x");
        assertThat(read.fact()).isEqualTo(created("a{,}\"c", "x", "na\\me"));
        assertThat(store.read(1, 1).getFirst().account()).isEmpty();
    }

    @Test
    void recorded_times_never_go_back_even_when_the_clock_does() {
        append(fact("1", opened("acme")));
        Instant first = now.getAndUpdate(t -> t.minusSeconds(3600));
        append(fact("2", opened("bolt")));
        now.set(first.plusMillis(5));
        append(fact("3", opened("cord")));

        assertThat(store.read(0, 3))
                .extracting(StoredFact::recordedAt)
                .containsExactly(first, first, first.plusMillis(5));
    }

    @Test
    void a_decision_that_was_overtaken_within_its_boundary_is_refused() {
        append(fact("1", created("acme", "shop", "shop")));
        var decidedOn = new Condition(
                tagged("app:shop"), store.source(tagged("app:shop")).consistentAt());
        append(fact("2", scaled("acme", "shop", 2)));

        var late = store.append(Optional.of(decidedOn), List.of(fact("3", scaled("acme", "shop", 3))));

        assertThat(late).isEqualTo(new Overtaken(1));
        assertThat(store.head()).isEqualTo(1);
    }

    @Test
    void a_decision_is_not_disturbed_by_what_lies_outside_its_boundary() {
        append(fact("1", created("acme", "shop", "shop")));
        var decidedOn = new Condition(tagged("app:shop"), 0);
        append(fact("2", scaled("acme", "blog", 2)), fact("3", started("acme", 1)));

        assertThat(store.append(Optional.of(decidedOn), List.of(fact("4", scaled("acme", "shop", 3)))))
                .isEqualTo(new Committed(3, 3));
    }

    @Test
    void a_clause_asks_for_all_its_tags_and_any_of_its_types_and_a_boundary_for_any_clause() {
        append(
                fact("0", opened("acme")),
                fact("1", created("acme", "shop", "shop")),
                fact("2", scaled("acme", "shop", 1)),
                fact("3", created("bolt", "blog", "blog")),
                fact("4", dayClosed(1)));
        var created = Set.of("treering.app.created.v1");

        assertThat(sourced(new Clause(tags("account:acme"), Set.of()))).containsExactly(0L, 1L, 2L);
        assertThat(sourced(new Clause(tags("account:acme", "app:shop"), Set.of())))
                .containsExactly(1L, 2L);
        assertThat(sourced(new Clause(tags("account:acme"), created))).containsExactly(1L);
        assertThat(sourced(new Clause(tags(), created))).containsExactly(1L, 3L);
        assertThat(sourced(new Clause(tags(), Set.of()))).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(sourced(
                        new Clause(tags("app:shop"), Set.of()),
                        new Clause(tags("account:acme"), created),
                        new Clause(tags("calendar:utc"), Set.of())))
                .containsExactly(1L, 2L, 4L);
        assertThat(sourced(new Clause(tags("app:none"), Set.of()))).isEmpty();
    }

    private List<Long> sourced(Clause... clauses) {
        return store.source(new Boundary(List.of(clauses))).facts().stream()
                .map(StoredFact::position)
                .toList();
    }

    private static TreeSet<String> tags(String... tags) {
        return new TreeSet<>(List.of(tags));
    }

    @Test
    void sourcing_says_up_to_where_it_is_complete() {
        assertThat(store.source(tagged("app:shop")).consistentAt()).isEqualTo(-1);
        append(fact("1", opened("acme")), fact("2", opened("bolt")));
        assertThat(store.source(tagged("account:acme")).consistentAt()).isEqualTo(1);
    }

    @Test
    void an_identity_is_taken_for_ever_and_nothing_of_the_append_happens() {
        append(fact("1", opened("acme")), fact("2", opened("bolt")));

        var again = append(fact("3", opened("cord")), fact("2", opened("bolt")));

        assertThat(again).isEqualTo(new Taken(new FactId(SOURCE, "2"), 1));
        assertThat(store.head()).isEqualTo(1);
        assertThat(append(fact("3", opened("cord")))).isEqualTo(new Committed(2, 2));
    }

    @Test
    void facts_are_found_by_identity() {
        append(fact("1", opened("acme")), fact("2", opened("bolt")));
        var second = new FactId(SOURCE, "2");

        assertThat(store.find(List.of(second, new FactId("other", "1")))).containsOnlyKeys(second);
        assertThat(store.find(List.of())).isEmpty();
    }

    @Test
    void listeners_hear_of_every_commit() {
        var heard = new AtomicInteger();
        store.onAppended(heard::incrementAndGet);
        append(fact("1", opened("acme")), fact("2", opened("bolt")));
        append(fact("3", opened("cord")));
        assertThat(heard).hasValue(2);
    }

    @Test
    void nothing_and_the_same_identity_twice_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(this::append).withMessage("there is nothing to append");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> append(fact("1", opened("acme")), fact("1", opened("acme"))))
                .withMessage("fact test 1 is given twice");
    }

    @Test
    void of_those_who_race_for_a_name_one_gets_it() throws InterruptedException {
        var outcomes = java.util.Collections.synchronizedList(new ArrayList<AppendOutcome>());
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 16; i++) {
            NewFact mine = fact("race-" + i, created("account-" + i, "app-" + i, "shop"));
            threads.add(Thread.ofVirtual()
                    .start(() -> outcomes.add(
                            store.append(Optional.of(new Condition(tagged("app-name:shop"), -1)), List.of(mine)))));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(outcomes).hasSize(16).filteredOn(Committed.class::isInstance).hasSize(1);
        assertThat(store.head()).isZero();
    }
}
