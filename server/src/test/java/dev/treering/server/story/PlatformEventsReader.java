package dev.treering.server.story;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Anybody's consumer: an ordinary Kafka client that reads {@code platform-events} from the beginning. */
final class PlatformEventsReader {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PlatformEventsReader() {}

    /** A fact and where it was read. */
    record Read(int partition, LoggedFact logged) {}

    /** Every record, once the newest position of the log was read. */
    static List<Read> readTo(long head, String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        var bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            var partitions = consumer.partitionsFor(Topics.PLATFORM_EVENTS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var all = new ArrayList<Read>();
            Set<Long> positions = new HashSet<>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!positions.contains(head) || !atEnd(consumer, partitions)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the log's head is " + head + "; read were positions " + positions);
                }
                for (var each : consumer.poll(Duration.ofMillis(200))) {
                    LoggedFact logged = FactRecords.read(each);
                    positions.add(logged.position());
                    all.add(new Read(each.partition(), logged));
                }
            }
            return all;
        }
    }

    private static boolean atEnd(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        var ends = consumer.endOffsets(partitions);
        return partitions.stream().allMatch(each -> consumer.position(each) >= ends.get(each));
    }
}
