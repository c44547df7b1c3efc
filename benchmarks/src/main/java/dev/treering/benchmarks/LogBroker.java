package dev.treering.benchmarks;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.log.Submission;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker of its own with the topics of record. */
final class LogBroker implements AutoCloseable {

    static final int PARTITIONS = Topics.DEFAULT_PARTITIONS;

    private final EmbeddedKafka kafka;

    private LogBroker(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    static LogBroker start(Path directory) throws InterruptedException {
        var broker = new LogBroker(EmbeddedKafka.start(directory));
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
            TopicCreation.createMissing(admin, Topics.all(PARTITIONS), (short) 1);
        }
        return broker;
    }

    String address() {
        return kafka.bootstrapServers();
    }

    /** Puts facts on the log from position 0 on, as fast as it goes, without a store; returns when all are acknowledged. */
    void load(Stream<Submission> facts) {
        long position = 0;
        try (var producer = new Sender(address())) {
            for (Iterator<Submission> left = facts.iterator(); left.hasNext(); position++) {
                records(left.next(), position).forEach(producer::send);
            }
        }
    }

    private static Stream<ProducerRecord<byte[], byte[]>> records(Submission fact, long position) {
        String type = FactCatalogue.nameOf(fact.fact());
        byte[] payload = FactCodec.encode(fact.fact());
        var account = fact.fact().owner();
        return partitionsOf(account)
                .mapToObj(partition -> FactRecords.record(
                        partition,
                        account,
                        position,
                        fact.id(),
                        type,
                        fact.heldAt(),
                        fact.heldAt(),
                        fact.extensions(),
                        payload));
    }

    /** Where a fact of this owner lies; of none, on every partition. */
    static IntStream partitionsOf(Optional<AccountId> owner) {
        return owner.map(account -> IntStream.of(FactRecords.partitionOf(account, PARTITIONS)))
                .orElseGet(() -> IntStream.range(0, PARTITIONS));
    }

    @Override
    public void close() {
        kafka.close();
    }

    /** A producer with the relay's batching, without its transactions. Fails on closing if anything was not acknowledged. */
    static final class Sender implements AutoCloseable {

        private final KafkaProducer<byte[], byte[]> producer;
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

        Sender(String bootstrapServers) {
            producer = new KafkaProducer<>(
                    Map.of(
                            "bootstrap.servers",
                            bootstrapServers,
                            "acks",
                            "all",
                            "compression.type",
                            "lz4",
                            "linger.ms",
                            5,
                            "batch.size",
                            256 * 1024),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
        }

        void send(ProducerRecord<byte[], byte[]> record) {
            var _ = producer.send(record, (_, problem) -> {
                if (problem != null) {
                    failure.compareAndSet(null, problem);
                }
            });
        }

        @Override
        public void close() {
            producer.close();
            Exception problem = failure.get();
            if (problem != null) {
                throw new IllegalStateException("not everything was acknowledged", problem);
            }
        }
    }
}
