package dev.treering.runtime.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.topics.DesiredRecords;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.runtime.trouble.Troubles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The feed over a real broker. */
@Timeout(120)
class KafkaFeedIT {

    private static final int PARTITIONS = 2;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private static Path directory;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start() throws InterruptedException {
        kafka = EmbeddedKafka.start(directory);
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCreation.createMissing(admin, Topics.all(PARTITIONS), (short) 1);
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void committed_facts_are_handed_over_and_others_are_not_and_desired_state_is_published_once() throws Exception {
        List<LoggedFact> heard = new CopyOnWriteArrayList<>();
        try (var producer = relay();
                var feed = new KafkaFeed(kafka.bootstrapServers())) {
            producer.initTransactions();
            send(producer, true, 0, "a");
            send(producer, false, 1, "taken-back");
            feed.start(heard::add, new Troubles());
            eventually(() -> feed.consumedPosition() == 0);
            send(producer, true, 1, "b");
            eventually(() -> feed.consumedPosition() == 1);

            feed.publish(app(1));
            feed.publish(app(2));
        }
        try (var next = new KafkaFeed(kafka.bootstrapServers())) {
            next.publish(app(1)); // it knows less than the topic
            next.publish(app(2));
            next.publish(app(3));
        }

        assertThat(heard).extracting(fact -> fact.id().id()).containsExactly("a", "b");
        assertThat(published())
                .extracting(record -> new String(record.key(), UTF_8) + " "
                        + DesiredRecords.read(record.value()).position())
                .containsExactly("shop 1", "shop 2", "shop 3");
    }

    private static KafkaProducer<byte[], byte[]> relay() {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "relay"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, boolean commit, long position, String id)
            throws Exception {
        var fact = new AppFact.Created(new AccountId("acct-" + id), new AppId(id), id);
        producer.beginTransaction();
        producer.send(FactRecords.record(
                        FactRecords.partitionOf(fact.account(), PARTITIONS),
                        fact.owner(),
                        position,
                        new FactId("treering/test", id),
                        FactCatalogue.nameOf(fact),
                        NOON,
                        NOON,
                        Map.of(),
                        FactCodec.encode(fact)))
                .get();
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> published() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions =
                    List.of(new TopicPartition(Topics.DESIRED_STATE, 0), new TopicPartition(Topics.DESIRED_STATE, 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (records.size() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    private static DesiredApp app(long position) {
        return new DesiredApp(
                new AccountId("acct-1"), new AppId("shop"), "shop", "", "", 0, List.of(), false, position);
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(10);
        }
    }
}
