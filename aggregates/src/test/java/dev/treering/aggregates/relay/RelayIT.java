package dev.treering.aggregates.relay;

import static dev.treering.aggregates.store.SomeFacts.created;
import static dev.treering.aggregates.store.SomeFacts.dayClosed;
import static dev.treering.aggregates.store.SomeFacts.fact;
import static dev.treering.aggregates.store.SomeFacts.opened;
import static dev.treering.aggregates.store.SomeFacts.scaled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.ForwardingStore;
import dev.treering.aggregates.store.InMemoryEventStore;
import dev.treering.aggregates.store.NewFact;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RelayIT {

    private static final Duration SHORT_SILENCE = Duration.ofMillis(500);

    private final EventStore store = new InMemoryEventStore();
    private Optional<TestBroker> started = Optional.empty();

    @BeforeEach
    void start_a_broker() throws InterruptedException {
        started = Optional.of(new TestBroker());
    }

    @AfterEach
    void stop_the_broker() {
        started.ifPresent(TestBroker::close);
    }

    private TestBroker broker() {
        return started.orElseThrow();
    }

    private static void append(EventStore to, NewFact... facts) {
        to.append(Optional.empty(), List.of(facts));
    }

    private List<Fact> factsOn(int partition) {
        return broker().committedFacts().stream()
                .filter(record -> record.partition() == partition)
                .map(FactRecords::read)
                .map(LoggedFact::fact)
                .toList();
    }

    private static int partitionOf(String account) {
        return FactRecords.partitionOf(new AccountId(account), TestBroker.PARTITIONS);
    }

    @Test
    void facts_of_an_account_lie_in_order_on_its_partition_and_facts_for_everybody_on_every_one() throws Exception {
        append(store, fact("0", opened("acme")), fact("1", opened("bolt")), fact("2", dayClosed(1)));
        try (var relay = Relay.start(store, broker().clients())) {
            Eventually.carried(relay, 2);
            append(
                    store,
                    fact("3", created("acme", "shop", "shop")),
                    fact("4", scaled("acme", "shop", 2)),
                    fact("5", dayClosed(2)));
            Eventually.carried(relay, 5);
            assertThat(relay.status()).isEqualTo(new Status.Carrying());
        }

        assertThat(factsOn(partitionOf("acme")).stream().filter(f -> !f.equals(opened("bolt"))))
                .containsExactly(
                        opened("acme"),
                        dayClosed(1),
                        created("acme", "shop", "shop"),
                        scaled("acme", "shop", 2),
                        dayClosed(2));
        assertThat(factsOn(partitionOf("bolt"))).contains(opened("bolt"));
        IntStream.range(0, TestBroker.PARTITIONS)
                .forEach(p -> assertThat(factsOn(p)).containsSubsequence(dayClosed(1), dayClosed(2)));
        assertThat(broker().committedFacts()).hasSize(4 + 2 * TestBroker.PARTITIONS);
    }

    @Test
    void a_record_says_all_that_the_store_knows() throws Exception {
        append(store, fact("0", opened("acme")), fact("1", opened("bolt")));
        try (var relay = Relay.start(store, broker().clients())) {
            Eventually.carried(relay, 1);
        }
        StoredFact stored = store.read(1, 1).getFirst();

        ConsumerRecord<byte[], byte[]> record = broker().committedFacts().stream()
                .filter(r -> FactRecords.read(r).position() == 1)
                .findFirst()
                .orElseThrow();

        assertThat(record.key()).asString().isEqualTo("bolt");
        assertThat(record.value()).isEqualTo(stored.payload());
        assertThat(FactRecords.read(record))
                .isEqualTo(
                        new LoggedFact(1, stored.id(), stored.heldAt(), stored.recordedAt(), Map.of(), opened("bolt")));
    }

    @Test
    void a_successor_continues_where_its_predecessor_was_and_the_predecessor_when_the_successor_is_gone()
            throws Exception {
        append(store, fact("0", opened("acme")));
        try (var first = Relay.start(store, broker().clients(), SHORT_SILENCE)) {
            Eventually.carried(first, 0);
            try (var second = Relay.start(store, broker().clients(), Duration.ofHours(1))) {
                Eventually.until(
                        () -> second.status() instanceof Status.Carrying, () -> "second is " + second.status());
                append(store, fact("1", opened("bolt")));
                Eventually.carried(second, 1);
                Eventually.until(() -> first.status() instanceof Status.StandingBy, () -> "first is " + first.status());
            }
            append(store, fact("2", opened("cord")));
            Eventually.carried(first, 2);
        }

        assertThat(broker().committedFacts())
                .extracting(r -> FactRecords.read(r).position())
                .containsExactlyInAnyOrder(0L, 1L, 2L);
    }

    @Test
    void a_store_put_back_to_an_older_state_is_not_carried_on() throws Exception {
        append(store, fact("0", opened("acme")), fact("1", opened("bolt")));
        try (var relay = Relay.start(store, broker().clients())) {
            Eventually.carried(relay, 1);
        }
        var shorter = new InMemoryEventStore();
        append(shorter, fact("0", opened("acme")));
        var other = new InMemoryEventStore();
        append(other, fact("0", opened("acme")), fact("another", opened("cord")), fact("2", opened("dune")));

        for (EventStore older : List.of(shorter, other)) {
            try (var relay = Relay.start(older, broker().clients())) {
                Eventually.until(() -> relay.status() instanceof Status.Refused, () -> "it is " + relay.status());
                assertThat(relay.status().toString()).contains("test 1 at position 1", "put back to an older state");
            }
        }
        assertThat(broker().committedFacts()).hasSize(2);
    }

    @Test
    void a_store_with_a_gap_is_not_carried_on() throws Exception {
        append(store, fact("0", opened("acme")), fact("1", opened("bolt")), fact("2", opened("cord")));
        var gap = new ForwardingStore(store) {
            @Override
            public List<StoredFact> read(long fromPosition, int limit) {
                return super.read(fromPosition, limit).stream()
                        .filter(f -> f.position() != 1)
                        .toList();
            }
        };
        try (var relay = Relay.start(gap, broker().clients())) {
            Eventually.until(() -> relay.status() instanceof Status.Refused, () -> "it is " + relay.status());
            assertThat(relay.status().toString()).contains("no fact at position 1 but one at 2");
        }
        assertThat(broker().committedFacts()).isEmpty();
    }

    @Test
    void facts_are_not_published_twice_when_the_cursor_is_lost() throws Exception {
        append(store, fact("0", opened("acme")));
        try (var relay = Relay.start(store, broker().clients())) {
            Eventually.carried(relay, 0);
        }
        makeAnew(Topics.RELAY_CURSOR);

        try (var relay = Relay.start(store, broker().clients())) {
            Eventually.until(() -> relay.status() instanceof Status.Refused, () -> "it is " + relay.status());
            assertThat(relay.status().toString()).contains("would publish them twice");
        }
        assertThat(broker().committedFacts()).hasSize(1);
    }

    @Test
    void a_topic_that_lost_its_facts_is_noticed() throws Exception {
        append(store, fact("0", opened("acme")));
        try (var relay = Relay.start(store, broker().clients())) {
            Eventually.carried(relay, 0);
        }
        makeAnew(Topics.PLATFORM_EVENTS);

        try (var relay = Relay.start(store, broker().clients())) {
            Eventually.until(() -> relay.status() instanceof Status.Refused, () -> "it is " + relay.status());
            assertThat(relay.status().toString()).contains("is empty: it was lost or made anew");
        }
    }

    private void makeAnew(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(broker().clients())) {
            admin.deleteTopics(List.of(topic)).all().get();
            Eventually.until(() -> !names(admin).contains(topic), () -> topic + " is still there");
        }
        broker().createMissingTopics();
    }

    private static java.util.Set<String> names(Admin admin) {
        try {
            return admin.listTopics().names().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_outage_of_the_store_is_waited_out() throws Exception {
        var away = new AtomicBoolean();
        var sometimesAway = new ForwardingStore(store) {
            @Override
            public List<StoredFact> read(long fromPosition, int limit) {
                if (away.get()) {
                    throw new LogUnavailable("away", new IllegalStateException("test"));
                }
                return super.read(fromPosition, limit);
            }
        };
        append(store, fact("0", opened("acme")));
        try (var relay = Relay.start(sometimesAway, broker().clients())) {
            Eventually.carried(relay, 0);
            away.set(true);
            append(store, fact("1", opened("bolt")));
            Eventually.until(() -> relay.status() instanceof Status.Retrying, () -> "it is " + relay.status());
            away.set(false);
            Eventually.carried(relay, 1);
            assertThat(relay.status()).isEqualTo(new Status.Carrying());
        }
        assertThat(broker().committedFacts()).hasSize(2);
    }
}
