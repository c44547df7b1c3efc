package dev.treering.aggregates.store;

import static dev.treering.aggregates.store.SomeFacts.created;
import static dev.treering.aggregates.store.SomeFacts.fact;
import static dev.treering.aggregates.store.SomeFacts.opened;
import static dev.treering.aggregates.store.SomeFacts.scaled;
import static dev.treering.aggregates.store.SomeFacts.started;
import static dev.treering.aggregates.store.SomeFacts.submission;
import static dev.treering.aggregates.store.SomeFacts.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.aggregates.store.AppendOutcome.Committed;
import dev.treering.aggregates.store.AppendOutcome.Overtaken;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Appended;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.log.Submission;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresEventStoreIT extends EventStoreContract {

    private static final InstantSource CLOCK = () -> Instant.parse("2026-03-02T08:00:00Z");

    private final List<TestDatabase> databases = new ArrayList<>();

    @BeforeAll
    void start_postgresql() {
        databases.add(new TestDatabase());
    }

    @AfterAll
    void stop_postgresql() {
        databases.forEach(TestDatabase::close);
    }

    private TestDatabase database() {
        return databases.getFirst();
    }

    @Override
    EventStore emptyStore(InstantSource clock) {
        database().forgetFrom(0);
        return new PostgresEventStore(database().pool(), clock);
    }

    private EventStore opened_again() {
        return new PostgresEventStore(database().pool(), CLOCK);
    }

    @Test
    void a_decision_on_what_another_process_appended_is_checked_against_it() {
        EventStore here = emptyStore(CLOCK);
        EventStore there = opened_again();
        there.append(Optional.empty(), List.of(fact("1", created("acme", "shop", "shop")), fact("2", opened("bolt"))));

        long seen = here.source(tagged("app:shop")).consistentAt();
        var outcome = here.append(
                Optional.of(new Condition(tagged("app:shop"), seen)), List.of(fact("3", scaled("acme", "shop", 1))));
        var late = there.append(
                Optional.of(new Condition(tagged("app:shop"), seen)), List.of(fact("4", scaled("acme", "shop", 2))));

        assertThat(seen).isZero();
        assertThat(outcome).isEqualTo(new Committed(2, 2));
        assertThat(late).isEqualTo(new Overtaken(2));
    }

    @Test
    void a_condition_older_than_what_is_remembered_is_checked_all_the_same() {
        EventStore store = emptyStore(CLOCK);
        store.append(
                Optional.empty(),
                List.of(fact("1", created("acme", "shop", "shop")), fact("2", scaled("acme", "shop", 1))));
        var many = new ArrayList<NewFact>();
        for (int i = 0; i <= RecentFacts.REMEMBERED; i++) {
            many.add(fact("dyno-" + i, started("acme", i)));
        }
        store.append(Optional.empty(), many);

        var onFirst = new Condition(tagged("app:shop"), 0);
        var onSecond = new Condition(tagged("app:shop"), 1);

        for (EventStore any : List.of(store, opened_again())) {
            assertThat(any.append(Optional.of(onFirst), List.of(fact("3", scaled("acme", "shop", 2)))))
                    .isEqualTo(new Overtaken(1));
        }
        assertThat(store.append(Optional.of(onSecond), List.of(fact("3", scaled("acme", "shop", 2)))))
                .isInstanceOf(Committed.class);
    }

    @Test
    void a_store_put_back_to_an_older_state_is_continued_without_a_gap() {
        EventStore store = emptyStore(CLOCK);
        store.append(
                Optional.empty(),
                List.of(fact("1", opened("acme")), fact("2", opened("bolt")), fact("3", opened("cord"))));
        database().forgetFrom(1);

        var onTheLost = new Condition(tagged("account:cord"), 2);
        var refused = store.append(Optional.of(onTheLost), List.of(fact("5", opened("edge"))));
        var next = store.append(Optional.empty(), List.of(fact("4", opened("dune"))));

        assertThat(refused).isEqualTo(new Overtaken(0));
        assertThat(next).isEqualTo(new Committed(1, 1));
        assertThat(store.read(0, 10)).extracting(StoredFact::position).containsExactly(0L, 1L);
    }

    @Test
    void the_database_itself_refuses_to_change_or_forget_a_fact() {
        EventStore store = emptyStore(CLOCK);
        store.append(Optional.empty(), List.of(fact("1", opened("acme"))));

        for (String change : List.of(
                "update store.fact set account = 'x'",
                "delete from store.fact",
                "truncate store.fact",
                "delete from store.fact_tag")) {
            assertThatThrownBy(() -> database().execute(change)).hasStackTraceContaining("facts are never changed");
        }
    }

    @Test
    void one_bad_append_does_not_fail_those_that_queue_with_it() throws InterruptedException {
        EventStore store = emptyStore(CLOCK);
        NewFact good = fact("1", opened("acme"));
        var bad = new NewFact(
                new FactId("test", "bad"),
                "no\0text",
                good.heldAt(),
                good.account(),
                good.payload(),
                Map.of(),
                good.tags());
        var refused = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 32; i++) {
            int n = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    store.append(Optional.empty(), List.of(n % 4 == 0 ? bad : fact("good-" + n, opened("acme"))));
                } catch (IllegalArgumentException e) {
                    refused.incrementAndGet();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(refused).hasValue(8);
        assertThat(store.head()).isEqualTo(23);
    }

    @Test
    void lost_connections_are_said_to_be_so_and_asking_again_leaves_each_fact_once() throws InterruptedException {
        var log = new StoreFactLog(emptyStore(CLOCK));
        var done = new AtomicBoolean();
        Thread terminator = Thread.ofPlatform().start(() -> terminateConnections(done));
        var unavailable = new AtomicInteger();
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            positions.addAll(persistently(
                    log,
                    List.of(submission("a" + i, opened("acme")), submission("b" + i, opened("bolt"))),
                    unavailable));
        }
        done.set(true);
        terminator.join();
        database().pool().getHikariPoolMXBean().softEvictConnections(); // those cut while idle

        assertThat(unavailable).hasPositiveValue();
        assertThat(positions)
                .containsExactlyElementsOf(LongStream.range(0, 800).boxed().toList());
        assertThat(log.head()).isEqualTo(799);
    }

    private static List<Long> persistently(StoreFactLog log, List<Submission> batch, AtomicInteger unavailable) {
        while (true) {
            try {
                return log.append(batch).stream()
                        .map(outcome -> switch (outcome) {
                            case Appended.Accepted(long position) -> position;
                            case Appended.Duplicate(long position) -> position;
                            case Appended.Conflict _, Appended.Refused _ ->
                                throw new IllegalStateException(outcome.toString());
                        })
                        .toList();
            } catch (LogUnavailable e) {
                unavailable.incrementAndGet();
            }
        }
    }

    private void terminateConnections(AtomicBoolean done) {
        var postgres = database().postgres();
        try (var other = TestDatabase.pool(postgres.jdbcUrl(), postgres.user(), postgres.password(), 1);
                Connection c = other.getConnection();
                Statement s = c.createStatement()) {
            while (!done.get()) {
                s.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where query like 'with tagged%' and pid <> pg_backend_pid()");
                LockSupport.parkNanos(20_000_000);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
