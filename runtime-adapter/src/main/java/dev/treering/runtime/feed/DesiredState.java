package dev.treering.runtime.feed;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.topics.DesiredRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.wire.UnreadableRecord;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The compacted topic {@link Topics#DESIRED_STATE}: knows how new what is on it is, and adds only what is newer. */
final class DesiredState implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DesiredState.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Producer<byte[], byte[]> producer;
    private final Map<AppId, Long> published;

    /** @param published the position of what is on the topic, by app, see {@link #read} */
    DesiredState(Producer<byte[], byte[]> producer, Map<AppId, Long> published) {
        this.producer = producer;
        this.published = new ConcurrentHashMap<>(published);
    }

    /** Reads the topic to its end. */
    static Map<AppId, Long> read(Consumer<byte[], byte[]> consumer) {
        var found = new ConcurrentHashMap<AppId, Long>();
        var partitions = consumer.partitionsFor(Topics.DESIRED_STATE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> note(record, found));
        }
        return found;
    }

    private static void note(ConsumerRecord<byte[], byte[]> record, Map<AppId, Long> found) {
        try {
            DesiredApp app = DesiredRecords.read(record.value());
            found.merge(app.app(), app.position(), Math::max);
        } catch (UnreadableRecord e) {
            LOG.warn("{}-{} at {}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    void publish(DesiredApp app) throws InterruptedException {
        if (published.getOrDefault(app.app(), Long.MIN_VALUE) >= app.position()) {
            return;
        }
        try {
            producer.send(DesiredRecords.record(app)).get();
        } catch (ExecutionException e) {
            throw new KafkaException("cannot publish the desired state of " + app.app(), e.getCause());
        }
        published.merge(app.app(), app.position(), Math::max);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
