package dev.treering.aggregates.relay;

import dev.treering.embedded.WholeDirectory;
import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A real broker with the topics of record, on a directory of its own that goes with it. */
final class TestBroker implements AutoCloseable {

    static final int PARTITIONS = 4;

    private final Path directory;
    private final EmbeddedKafka kafka;

    TestBroker() throws InterruptedException {
        try {
            directory = Files.createTempDirectory("treering-relay");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka = EmbeddedKafka.start(directory);
        createMissingTopics();
    }

    void createMissingTopics() throws InterruptedException {
        try (Admin admin = Admin.create(clients())) {
            TopicCreation.createMissing(admin, Topics.all(PARTITIONS), (short) 1);
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    Map<String, Object> clients() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    /** All records of a topic now, each partition's in order. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "isolation.level",
                isolation,
                "enable.auto.commit",
                false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = written(partitions);
            var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(java.time.Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /**
     * Where the log ends, whatever becomes of it. A transaction is committed before its markers are on every partition: who stopped at
     * the last stable offset would miss what was just acknowledged.
     */
    private Map<TopicPartition, Long> written(List<TopicPartition> partitions) {
        try (Admin admin = Admin.create(clients())) {
            var latest = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
            var ends = new HashMap<TopicPartition, Long>();
            admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking where the log ends", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker did not say where the log ends", e);
        }
    }

    List<ConsumerRecord<byte[], byte[]>> committedFacts() {
        return read(Topics.PLATFORM_EVENTS, "read_committed");
    }

    @Override
    public void close() {
        kafka.close();
        try {
            WholeDirectory.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
