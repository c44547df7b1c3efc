package dev.treering.aggregates.relay;

import dev.treering.events.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads how far the store has been carried. The cursor lies in a compacted topic of its own rather than in the offsets of a
 * group, which expire after a week without members.
 */
final class CarriedSoFar {

    static final TopicPartition CURSOR = new TopicPartition(Topics.RELAY_CURSOR, 0);

    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final Map<String, Object> kafka;

    CarriedSoFar(Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /**
     * The cursor last committed; empty when nothing was ever carried.
     *
     * @throws Contradiction when cursor and topic do not belong together
     */
    Optional<Cursor> read() {
        try (var consumer = new KafkaConsumer<>(
                KafkaSettings.consumer(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Optional<Cursor> cursor = cursor(consumer);
            checkItFits(cursor, holdsRecords(consumer));
            return cursor;
        }
    }

    private static Optional<Cursor> cursor(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(CURSOR));
        consumer.seekToBeginning(List.of(CURSOR));
        Long end = consumer.endOffsets(List.of(CURSOR)).get(CURSOR);
        byte @Nullable [] last = null;
        while (end != null && consumer.position(CURSOR) < end) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(A_MOMENT)) {
                last = record.value();
            }
        }
        return Optional.ofNullable(last).map(Cursor::decode);
    }

    /** Whether any committed fact is on any partition; what was aborted takes up offsets too. */
    private static boolean holdsRecords(KafkaConsumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.PLATFORM_EVENTS).stream()
                .map(p -> new TopicPartition(p.topic(), p.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            if (!consumer.poll(A_MOMENT).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static void checkItFits(Optional<Cursor> cursor, boolean holdsRecords) {
        if (cursor.isPresent() && !holdsRecords) {
            throw new Contradiction("facts were carried up to position "
                    + cursor.get().position() + ", but " + Topics.PLATFORM_EVENTS
                    + " is empty: it was lost or made anew. "
                    + "Restore it, or delete the topic " + Topics.RELAY_CURSOR + " to have all facts published again");
        }
        if (cursor.isEmpty() && holdsRecords) {
            throw new Contradiction(Topics.PLATFORM_EVENTS + " holds facts, but " + Topics.RELAY_CURSOR
                    + " does not say up to where: to begin again would publish them twice. Restore "
                    + Topics.RELAY_CURSOR);
        }
    }
}
