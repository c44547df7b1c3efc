package dev.treering.runtime.feed;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.wire.UnreadableRecord;
import dev.treering.runtime.trouble.Troubles;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
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
    private final Troubles troubles;
    private final Watermark watermark = new Watermark();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile org.apache.kafka.clients.consumer.@Nullable Consumer<byte[], byte[]> current;
    private final Thread thread;

    /**
     * @param connect makes a consumer that reads committed records and belongs to no group
     * @param listener when it throws, the fact is handed over again: to go on without it would bill or run by half a log
     */
    PlatformEvents(
            Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> connect,
            Consumer<LoggedFact> listener,
            Troubles troubles) {
        this.connect = connect;
        this.listener = listener;
        this.troubles = troubles;
        this.thread = Thread.ofPlatform().name("platform-events").daemon().start(this::run);
    }

    long consumedPosition() {
        return watermark.position();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            do {
                var consumer = current;
                if (consumer != null) {
                    consumer.wakeup(); // again and again: it may not have polled yet
                }
            } while (!thread.join(Duration.ofMillis(50)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            read();
        } catch (Error e) {
            LOG.error("reading {} has ended: nothing is known of the log until a restart", Topics.PLATFORM_EVENTS, e);
            troubles.ended(Topics.PLATFORM_EVENTS, e);
        }
    }

    private void read() {
        while (isOpen()) {
            try (var consumer = connect.get()) {
                current = consumer;
                assign(consumer);
                while (isOpen()) {
                    consumer.poll(POLL).forEach(this::take);
                    troubles.over(Topics.PLATFORM_EVENTS);
                }
            } catch (WakeupException e) {
                LOG.debug("reading ends");
            } catch (KafkaException e) {
                LOG.warn("cannot read {}, trying again: {}", Topics.PLATFORM_EVENTS, e.toString());
                troubles.has(Topics.PLATFORM_EVENTS, e);
                pause();
            } catch (RuntimeException e) {
                LOG.error("held up at {}, trying again", Topics.PLATFORM_EVENTS, e);
                troubles.has(Topics.PLATFORM_EVENTS, e);
                pause();
            } finally {
                current = null;
            }
        }
    }

    private boolean isOpen() {
        return closing.getCount() > 0;
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
        var partition = new TopicPartition(record.topic(), record.partition());
        try {
            handOver(FactRecords.read(record), partition.toString());
        } catch (UnreadableRecord e) {
            // a type this version does not know: what it says is not for us, but its place in the order counts
            LOG.warn("{}-{} at {}: {}", record.topic(), record.partition(), record.offset(), e.getMessage());
        }
        FactRecords.positionOf(record.headers()).ifPresent(watermark::see);
        next.put(partition, record.offset() + 1);
    }

    /** A trouble of its partition until it is through: that other records can be read is no sign that this one was understood. */
    private void handOver(LoggedFact fact, String partition) {
        try {
            listener.accept(fact);
            troubles.over(partition);
        } catch (RuntimeException e) {
            troubles.has(partition, e);
            throw e;
        }
    }

    private void pause() {
        try {
            boolean closed = closing.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("{}", closed ? "reading ends" : "reading again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does; if somebody did, the next poll would say so
        }
    }
}
