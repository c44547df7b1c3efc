package dev.treering.projections.scenario;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Carries facts to Kafka as the relay does: positions without gaps, one transaction a batch, what concerns everybody on every
 * partition.
 */
public final class Carrier implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final int partitions;
    private long next;

    public Carrier(String bootstrapServers, int partitions) {
        this.partitions = partitions;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "transactional.id", "carrier",
                        "acks", "all",
                        "compression.type", "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Carries facts in one transaction; returns the position of the last. */
    public long carry(List<Held> facts) {
        producer.beginTransaction();
        send(facts);
        producer.commitTransaction();
        return head();
    }

    /** Sends facts as part of a transaction that is then given up; their positions will be used again. */
    public void carryAndAbort(List<Held> facts) {
        long before = next;
        producer.beginTransaction();
        send(facts);
        producer.flush();
        producer.abortTransaction();
        next = before;
    }

    /** Sends records as they are. */
    public void carryRecords(List<ProducerRecord<byte[], byte[]>> records) {
        producer.beginTransaction();
        records.forEach(producer::send);
        producer.commitTransaction();
    }

    private void send(List<Held> facts) {
        for (Held held : facts) {
            long position = next++;
            records(held, position, partitions).forEach(producer::send);
        }
    }

    /** The records of a fact: one, or one for each partition. */
    public static Stream<ProducerRecord<byte[], byte[]>> records(Held held, long position, int partitions) {
        Optional<AccountId> owner = held.fact().owner();
        var on = owner.map(account -> IntStream.of(FactRecords.partitionOf(account, partitions)))
                .orElseGet(() -> IntStream.range(0, partitions));
        return on.mapToObj(partition -> record(partition, owner, position, held));
    }

    private static ProducerRecord<byte[], byte[]> record(
            int partition, Optional<AccountId> owner, long position, Held held) {
        Fact fact = held.fact();
        return FactRecords.record(
                partition,
                owner,
                position,
                new FactId("test/carrier", "fact-" + position),
                FactCatalogue.nameOf(fact),
                held.at(),
                held.at().plusMillis(250),
                Map.of(),
                FactCodec.encode(fact));
    }

    /** Position of the newest fact; -1 while there is none. */
    public long head() {
        return next - 1;
    }

    @Override
    public void close() {
        producer.close();
    }
}
