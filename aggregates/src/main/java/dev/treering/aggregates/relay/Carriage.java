package dev.treering.aggregates.relay;

import dev.treering.aggregates.store.EventStore;
import dev.treering.aggregates.store.StoredFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One spell of carrying: from taking over to the first failure. Facts and the cursor after them are committed in one Kafka
 * transaction, so there is no moment at which one is there without the other. Used by one thread.
 */
final class Carriage implements AutoCloseable {

    private static final int FACTS_AT_ONCE = 5_000;
    private static final byte[] CURSOR_KEY = Topics.PLATFORM_EVENTS.getBytes(StandardCharsets.US_ASCII);

    private final EventStore store;
    private final KafkaProducer<byte[], byte[]> producer;
    private final int partitions;
    private Optional<Cursor> cursor;

    /**
     * Takes over: shuts out whoever carried before, ends what it left unfinished, and continues where it had got to.
     *
     * @throws Contradiction when store and topic do not belong together
     */
    static Carriage takeOver(EventStore store, Map<String, Object> kafka) {
        var producer = new KafkaProducer<>(
                KafkaSettings.transactionalProducer(kafka), new ByteArraySerializer(), new ByteArraySerializer());
        boolean begun = false;
        try {
            producer.initTransactions(); // before the cursor is read: nobody can move it after this
            var carriage = new Carriage(store, producer, new CarriedSoFar(kafka).read());
            begun = true;
            return carriage;
        } finally {
            if (!begun) {
                producer.close(Duration.ZERO);
            }
        }
    }

    private Carriage(EventStore store, KafkaProducer<byte[], byte[]> producer, Optional<Cursor> cursor) {
        this.store = store;
        this.producer = producer;
        this.partitions = producer.partitionsFor(Topics.PLATFORM_EVENTS).size();
        this.cursor = cursor;
    }

    /** Position of the last fact carried; -1 for none. */
    long carried() {
        return cursor.map(Cursor::position).orElse(-1L);
    }

    /**
     * Carries what is there, up to a batch; false when there is nothing new.
     *
     * @throws Contradiction when the store is not the one whose facts were carried
     */
    boolean carry() {
        List<StoredFact> news = news();
        if (news.isEmpty()) {
            return false;
        }
        producer.beginTransaction();
        news.forEach(this::send);
        Cursor after = Cursor.at(news.getLast());
        producer.send(new ProducerRecord<>(
                CarriedSoFar.CURSOR.topic(), CarriedSoFar.CURSOR.partition(), CURSOR_KEY, after.encode()));
        producer.commitTransaction();
        cursor = Optional.of(after);
        return true;
    }

    /** Reads from the last fact carried on, not after it, so that a store put back under us is noticed at once. */
    private List<StoredFact> news() {
        long next = carried() + 1;
        if (cursor.isEmpty()) {
            return contiguous(next, store.read(next, FACTS_AT_ONCE));
        }
        List<StoredFact> facts = store.read(carried(), FACTS_AT_ONCE + 1);
        if (facts.isEmpty() || !cursor.get().isAt(facts.getFirst())) {
            throw new Contradiction("the fact published last, " + cursor.get().id() + " at position " + carried()
                    + ", is not in the event store" + (facts.isEmpty() ? "" : ", which has others")
                    + ": the store was put back to an older state. What was published cannot be taken back; restore the"
                    + " store to a state that has it");
        }
        return contiguous(next, facts.subList(1, facts.size()));
    }

    private static List<StoredFact> contiguous(long first, List<StoredFact> facts) {
        long expected = first;
        for (StoredFact fact : facts) {
            if (fact.position() != expected) {
                throw new Contradiction(
                        "the event store has no fact at position " + expected + " but one at " + fact.position());
            }
            expected++;
        }
        return facts;
    }

    private void send(StoredFact fact) {
        if (fact.account().isPresent()) {
            send(fact, FactRecords.partitionOf(fact.account().get(), partitions));
        } else {
            for (int partition = 0; partition < partitions; partition++) {
                send(fact, partition);
            }
        }
    }

    private void send(StoredFact fact, int partition) {
        producer.send(FactRecords.record(
                partition,
                fact.account(),
                fact.position(),
                fact.id(),
                fact.type(),
                fact.heldAt(),
                fact.recordedAt(),
                fact.extensions(),
                fact.payload()));
    }

    /** Gives up the connection; what is not committed will be ended by the next to take over. */
    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
