package dev.treering.projections.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.Topics;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.step.ShelfSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * The state of one partition, folded again from its facts. What the facts lead to is held against what was published, byte for byte, so
 * that the ledger goes on from where it ended or not at all.
 */
final class PartitionRebuild {

    private final int partition;
    private final int partitions;
    private final MemoryShelves shelves = new MemoryShelves();
    private final SealedLedger ledger = new SealedLedger(shelves);
    private final List<ProducerRecord<byte[], byte[]>> unpublished = new ArrayList<>();

    /** @param partitions how many the log has */
    PartitionRebuild(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    /**
     * What was published on a partition.
     *
     * @param entries all of the ledger's
     * @param seals all of them
     * @param hasAllSeals false where a program that knew no seals has folded: the last ones, or all, were never published
     */
    record Published(TopicRecords entries, TopicRecords seals, boolean hasAllSeals) {}

    /**
     * What takes the place of the old state.
     *
     * @param values of the store by their places
     * @param seals that were never published, and are to be together with the state
     */
    record Rebuilt(Map<Bytes, byte[]> values, List<ProducerRecord<byte[], byte[]>> seals) {}

    /**
     * Folds facts.
     *
     * @param facts of the partition, up to and including the one at {@code folded}
     * @throws StateOutdated when other facts than these, or by other rules, led to what was published
     */
    Rebuilt of(TopicRecords facts, long folded, Published published) {
        for (var fact = facts.next(); fact.isPresent(); fact = facts.next()) {
            fold(fact.get(), published);
        }
        published.entries().next().ifPresent(surplus -> {
            throw otherwise(surplus, "no fact leads to it");
        });
        published.seals().next().ifPresent(surplus -> {
            throw otherwise(surplus, "no fact leads to it");
        });
        shelves.open(FactReader.FOLDED).put(FactReader.HERE, folded);
        shelves.open(StateVersion.NOTE).put(StateVersion.HERE, StateVersion.CURRENT);
        Map<Bytes, byte[]> values = new HashMap<>();
        StateVersion.SHELVES.forEach(spec -> write(spec, values));
        write(StateVersion.NOTE, values);
        return new Rebuilt(values, unpublished);
    }

    private void fold(ConsumerRecord<byte[], byte[]> record, Published published) {
        var reading = FactReading.of(
                record.headers(), Math.max(0, record.timestamp()), record.value(), partition, partitions);
        if (reading instanceof FactReading.Readable(var fact)) {
            var outcome = ledger.accept(fact);
            for (LedgerRecord expected : outcome.entries()) {
                var found = published.entries().next().orElseThrow(() -> lacking(Topics.USAGE_LEDGER, record));
                check(expected.bytes(), found, fact, () -> entry(expected));
            }
            for (SealRecord expected : outcome.seals()) {
                var found = published.seals().next();
                if (found.isPresent()) {
                    check(
                            expected.bytes(),
                            found.get(),
                            fact,
                            () -> "a seal of " + expected.seal().period());
                } else if (published.hasAllSeals()) {
                    throw lacking(Topics.SEALS, record);
                } else {
                    unpublished.add(unpublished(expected, Math.max(0, record.timestamp())));
                }
            }
        }
    }

    private void check(byte[] expected, ConsumerRecord<byte[], byte[]> found, LoggedFact fact, Supplier<String> what) {
        if (!Arrays.equals(expected, found.value())) {
            throw otherwise(found, "it is not what log position " + fact.position() + " leads to: " + what.get());
        }
    }

    private static String entry(LedgerRecord expected) {
        return expected.chained().account() + "'s entry " + expected.chained().sequence();
    }

    /** As the ledger would have published it. */
    private ProducerRecord<byte[], byte[]> unpublished(SealRecord sealed, long heldAt) {
        byte[] key = sealed.seal()
                .owner()
                .map(account -> account.value().getBytes(UTF_8))
                .orElse(null);
        return new ProducerRecord<>(
                Topics.SEALS,
                partition,
                heldAt,
                key,
                sealed.bytes(),
                SealRecords.headers(sealed.seal(), partition, sealed.hash()));
    }

    private <V> void write(ShelfSpec<V> spec, Map<Bytes, byte[]> values) {
        for (var held : shelves.open(spec).under(Key.of())) {
            values.put(StoreShelf.place(spec, held.key()), spec.codec().encode(held.value()));
        }
    }

    private StateOutdated otherwise(ConsumerRecord<byte[], byte[]> found, String how) {
        return new StateOutdated("cannot be built anew: " + found.topic() + "-" + partition + " at offset "
                + found.offset() + ": " + how);
    }

    private StateOutdated lacking(String topic, ConsumerRecord<byte[], byte[]> fact) {
        return new StateOutdated("cannot be built anew: " + topic + "-" + partition
                + " ends before what the fact at offset " + fact.offset() + " of the log leads to");
    }
}
