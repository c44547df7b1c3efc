package dev.treering.runtime.feed;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.wire.UnreadableRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of {@link Topics#PLATFORM_EVENTS} from the beginning, committed records only, and hands every fact over. It
 * keeps no place of its own: what is folded from it is in memory, and begins anew with it.
 */
final class PlatformEvents implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformEvents.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> connect;
    private final Consumer<LoggedFact> listener;
    private final Watermark watermark = new Watermark();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Thread thread;
    private volatile boolean closed;

    /** @param connect makes a consumer that reads committed records and belongs to no group */
    PlatformEvents(
            Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> connect,
            Consumer<LoggedFact> listener) {
        this.connect = connect;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("platform-events").daemon().start(this::run);
    }

    long consumedPosition() {
        return watermark.position();
    }

    @Override
    public void close() {
        closed = true;
        try {
            do {
                thread.interrupt();
            } while (!thread.join(Duration.ofMillis(50)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (var consumer = connect.get()) {
                assign(consumer);
                while (!closed) {
                    consumer.poll(POLL).forEach(this::take);
                }
            } catch (WakeupException | org.apache.kafka.common.errors.InterruptException e) {
                LOG.debug("reading ends");
            } catch (KafkaException e) {
                LOG.warn("cannot read {}, trying again: {}", Topics.PLATFORM_EVENTS, e.toString());
                pause();
            }
        }
    }

    private void assign(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        var infos = consumer.partitionsFor(Topics.PLATFORM_EVENTS);
        if (infos == null || infos.isEmpty()) {
            throw new KafkaException("topic " + Topics.PLATFORM_EVENTS + " is not there yet");
        }
        List<TopicPartition> partitions = infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        partitions.forEach(partition -> {
            Long offset = next.get(partition);
            if (offset == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, offset);
            }
        });
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            listener.accept(FactRecords.read(record));
        } catch (UnreadableRecord e) {
            // a type this version does not know: what it says is not for us, but its place in the order counts
            LOG.warn("{}-{} at {}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
        FactRecords.positionOf(record.headers()).ifPresent(watermark::see);
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            LOG.debug("no longer waiting to read again");
        }
    }
}
