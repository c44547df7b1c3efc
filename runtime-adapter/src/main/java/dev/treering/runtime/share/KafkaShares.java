package dev.treering.runtime.share;

import dev.treering.events.topics.Topics;
import dev.treering.runtime.trouble.Troubles;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares by membership in a consumer group of Kafka's: the partitions of {@link Topics#DESIRED_STATE} that a member is given are its
 * parts. Nothing is read through it. A member that is not heard of for ten seconds is dead, and its parts go to the others.
 */
public final class KafkaShares implements Shares {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaShares.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int DEAD_AFTER_MS = 10_000;
    private static final String SHARING = "sharing";

    private final Map<String, Object> settings;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    /**
     * @param bootstrapServers where the brokers are, as {@code host:port,…}
     * @param cluster the adapters of one cluster share among them
     */
    public KafkaShares(String bootstrapServers, String cluster) {
        settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "treering-adapter-" + cluster,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "latest",
                "allow.auto.create.topics",
                false,
                "session.timeout.ms",
                DEAD_AFTER_MS,
                "heartbeat.interval.ms",
                DEAD_AFTER_MS / 3,
                "partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    }

    @Override
    public synchronized void join(Consumer<Share> held, Troubles troubles) {
        thread = Thread.ofPlatform().name("adapter-shares").daemon().start(() -> run(held, troubles));
    }

    @Override
    public boolean areShared() {
        return true;
    }

    private void run(Consumer<Share> held, Troubles troubles) {
        try {
            while (!closed.get()) {
                takePart(held, troubles);
            }
        } catch (Error e) {
            LOG.error("sharing the work has ended: this adapter does nothing until a restart", e);
            troubles.ended(SHARING, e);
        } finally {
            held.accept(Share.NONE);
        }
    }

    /** Until it is closed, or something is amiss. */
    private void takePart(Consumer<Share> held, Troubles troubles) {
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            current = consumer;
            consumer.subscribe(List.of(Topics.DESIRED_STATE), new Holding(consumer, parts(consumer), held));
            while (!closed.get()) {
                var _ = consumer.poll(POLL);
                troubles.over(SHARING);
            }
        } catch (WakeupException e) {
            LOG.debug("this adapter shares no more");
        } catch (RuntimeException e) {
            LOG.warn("cannot share the work, trying again: {}", e.toString());
            troubles.has(SHARING, e);
            held.accept(Share.NONE);
            pause();
        } finally {
            current = null;
        }
    }

    private static int parts(KafkaConsumer<byte[], byte[]> consumer) {
        var partitions = consumer.partitionsFor(Topics.DESIRED_STATE);
        if (partitions == null || partitions.isEmpty()) {
            throw new KafkaException("topic " + Topics.DESIRED_STATE + " is not there yet");
        }
        return partitions.size();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.set(true);
        Thread running;
        synchronized (this) {
            running = thread;
        }
        try {
            while (running != null && !running.join(Duration.ofMillis(50))) {
                var consumer = current;
                if (consumer != null) {
                    consumer.wakeup(); // again and again: it may not have polled yet
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The parts of one membership. */
    private static final class Holding implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> consumer;
        private final int of;
        private final Consumer<Share> held;
        private final TreeSet<Integer> parts = new TreeSet<>();

        Holding(KafkaConsumer<byte[], byte[]> consumer, int of, Consumer<Share> held) {
            this.consumer = consumer;
            this.of = of;
            this.held = held;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> more) {
            consumer.pause(more); // to belong to the group is all that is wanted
            more.forEach(partition -> parts.add(partition.partition()));
            held.accept(new Share(parts, of));
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> fewer) {
            fewer.forEach(partition -> parts.remove(partition.partition()));
            held.accept(new Share(parts, of));
        }
    }
}
