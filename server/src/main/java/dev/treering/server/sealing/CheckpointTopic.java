package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.topics.CheckpointRecords;
import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.note.SignedCheckpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic of checkpoints: its one writer, and what lies on it. */
final class CheckpointTopic implements AutoCloseable {

    private static final TopicPartition ALL = new TopicPartition(Topics.CHECKPOINTS, 0);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final String bootstrapServers;
    private final Producer<byte[], byte[]> producer;

    CheckpointTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", true),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The records, in order: what was signed, and when it was published. */
    List<Published> all() throws InterruptedException {
        var values = new ArrayList<Published>();
        try (var consumer = LogClients.consumer(bootstrapServers);
                var admin = LogClients.admin(bootstrapServers)) {
            long end = PartitionEnds.written(admin, List.of(ALL)).getOrDefault(ALL, 0L);
            consumer.assign(List.of(ALL));
            consumer.seekToBeginning(List.of(ALL));
            while (consumer.position(ALL) < end) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record ->
                                values.add(new Published(new String(record.value(), UTF_8), at(record.timestamp()))));
            }
        }
        return values;
    }

    private static Instant at(long timestamp) {
        return Instant.ofEpochMilli(Math.max(0, timestamp));
    }

    /** Puts a checkpoint at the end; it is there when this returns. */
    Published publish(SignedCheckpoint signed) throws InterruptedException {
        var checkpoint = signed.checkpoint();
        var record = new ProducerRecord<byte[], byte[]>(
                Topics.CHECKPOINTS,
                0,
                null,
                null,
                signed.note().bytes(),
                CheckpointRecords.headers(checkpoint.origin(), checkpoint.size()));
        try {
            return new Published(
                    signed.note().written(), at(producer.send(record).get().timestamp()));
        } catch (ExecutionException e) {
            throw new KafkaException("a checkpoint cannot be published", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(LONGEST_STOP);
    }
}
