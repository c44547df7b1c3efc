package dev.treering.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.runtime.trouble.Troubles;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PlatformEventsTest {

    private static final TopicPartition FIRST = new TopicPartition(Topics.PLATFORM_EVENTS, 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.PLATFORM_EVENTS, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<LoggedFact> heard = new CopyOnWriteArrayList<>();
    private final Troubles troubles = new Troubles();

    @Test
    void every_fact_of_every_partition_is_handed_over_from_the_beginning() {
        var consumer = consumer();
        var day = new ClockFact.DayClosed(LocalDate.of(2026, 3, 1));
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 0, 0, created("a"), "treering.app.created.v1"));
            consumer.addRecord(record(FIRST, 1, 2, day, "treering.clock.day-closed.v1"));
            consumer.addRecord(record(SECOND, 0, 1, created("b"), "treering.app.created.v1"));
            consumer.addRecord(record(SECOND, 1, 2, day, "treering.clock.day-closed.v1"));
        });

        try (var events = new PlatformEvents(() -> consumer, heard::add, troubles)) {
            eventually(() -> events.consumedPosition() == 2);
        }

        assertThat(heard).extracting(LoggedFact::fact).contains(created("a"), created("b"), day);
    }

    @Test
    void a_fact_of_a_type_that_is_not_known_yet_is_passed_over_and_its_place_is_counted() {
        var consumer = consumer();
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 0, 0, created("a"), "treering.app.teleported.v9"));
            consumer.addRecord(record(FIRST, 1, 1, created("b"), "treering.app.created.v1"));
        });

        try (var events = new PlatformEvents(() -> consumer, heard::add, troubles)) {
            eventually(() -> events.consumedPosition() == 1);
        }

        assertThat(heard).extracting(LoggedFact::fact).containsExactly(created("b"));
    }

    @Test
    void after_a_failure_it_goes_on_where_it_was() {
        var first = consumer();
        first.schedulePollTask(() -> first.addRecord(record(FIRST, 0, 0, created("a"), "treering.app.created.v1")));
        first.schedulePollTask(() -> first.setPollException(new KafkaException("the broker is gone")));
        var second = consumer();
        second.schedulePollTask(() -> {
            second.addRecord(record(FIRST, 0, 0, created("a"), "treering.app.created.v1"));
            second.addRecord(record(FIRST, 1, 1, created("b"), "treering.app.created.v1"));
        });
        var connections = List.of(first, second).iterator();

        try (var events = new PlatformEvents(connections::next, heard::add, troubles)) {
            eventually(() -> events.consumedPosition() == 1);
        }

        assertThat(heard).extracting(LoggedFact::position).containsExactly(0L, 1L);
    }

    @Test
    void a_listener_that_fails_is_a_trouble_and_hears_the_fact_again_before_any_other() {
        var connections = List.of(withTwoFacts(), withTwoFacts()).iterator();
        var failed = new AtomicBoolean();
        var seenMeanwhile = new CopyOnWriteArrayList<String>();

        try (var events = new PlatformEvents(
                () -> {
                    seenMeanwhile.addAll(troubles.passing());
                    return connections.next();
                },
                fact -> {
                    if (!failed.getAndSet(true)) {
                        throw new IllegalStateException("no room in the book");
                    }
                    heard.add(fact);
                },
                troubles)) {
            eventually(
                    () -> events.consumedPosition() == 1 && troubles.passing().isEmpty());
        }

        assertThat(heard).extracting(LoggedFact::position).containsExactly(0L, 1L);
        assertThat(seenMeanwhile)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("no room in the book"));
        assertThat(troubles.lasting()).isEmpty();
    }

    @Test
    void an_error_ends_the_reading_and_is_told() {
        var consumer = withTwoFacts();

        try (var events = new PlatformEvents(
                () -> consumer,
                _ -> {
                    throw new LinkageError("half a class");
                },
                troubles)) {
            eventually(() -> !troubles.lasting().isEmpty());
            assertThat(events.consumedPosition()).isEqualTo(-1);
        }

        assertThat(troubles.lasting()).singleElement().asString().contains(Topics.PLATFORM_EVENTS, "half a class");
    }

    private static MockConsumer<byte[], byte[]> withTwoFacts() {
        var consumer = consumer();
        consumer.schedulePollTask(() -> {
            consumer.addRecord(record(FIRST, 0, 0, created("a"), "treering.app.created.v1"));
            consumer.addRecord(record(FIRST, 1, 1, created("b"), "treering.app.created.v1"));
        });
        return consumer;
    }

    private static MockConsumer<byte[], byte[]> consumer() {
        var consumer = new MockConsumer<byte[], byte[]>("none");
        var nobody = Node.noNode();
        consumer.updatePartitions(
                Topics.PLATFORM_EVENTS,
                List.of(
                        new PartitionInfo(Topics.PLATFORM_EVENTS, 0, nobody, new Node[0], new Node[0]),
                        new PartitionInfo(Topics.PLATFORM_EVENTS, 1, nobody, new Node[0], new Node[0])));
        consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        return consumer;
    }

    private static AppFact created(String app) {
        return new AppFact.Created(new AccountId("acct-1"), new AppId(app), app);
    }

    private static ConsumerRecord<byte[], byte[]> record(
            TopicPartition partition, long offset, long position, Fact fact, String type) {
        assertThat(FactCatalogue.nameOf(fact)).isNotEmpty();
        var sent = FactRecords.record(
                partition.partition(),
                fact.owner(),
                position,
                new FactId("treering/test", "f" + position),
                type,
                NOON,
                NOON,
                Map.of(),
                FactCodec.encode(fact));
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                NOON.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                java.util.Optional.empty());
    }

    private static void eventually(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
