package dev.treering.runtime.feed;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.runtime.trouble.Troubles;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The log over Kafka. The topics have to be there; they are never made by being used. */
public final class KafkaFeed implements Feed {

    private final String bootstrapServers;
    private @Nullable PlatformEvents events;
    private @Nullable DesiredState desired;

    /** @param bootstrapServers where the brokers are, as {@code host:port,…} */
    public KafkaFeed(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    @Override
    public synchronized void start(Consumer<LoggedFact> listener, Troubles troubles) {
        events = new PlatformEvents(this::consumer, listener, troubles);
    }

    @Override
    public synchronized long consumedPosition() {
        return events == null ? -1 : events.consumedPosition();
    }

    @Override
    public void publish(DesiredApp app) throws InterruptedException {
        desired().publish(app);
    }

    private synchronized DesiredState desired() {
        if (desired == null) {
            try (var consumer = consumer()) {
                desired = new DesiredState(producer(), DesiredState.read(consumer));
            }
        }
        return desired;
    }

    @Override
    public synchronized void close() {
        if (events != null) {
            events.close();
        }
        if (desired != null) {
            desired.close();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "isolation.level",
                        "read_committed",
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "none",
                        "allow.auto.create.topics",
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "compression.type",
                        "lz4",
                        "max.block.ms",
                        10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
