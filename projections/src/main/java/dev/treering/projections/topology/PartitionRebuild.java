package dev.treering.projections.topology;

import dev.treering.events.topics.Topics;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.MemoryShelves;
import dev.treering.projections.step.ShelfSpec;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Bytes;

/**
 * The state of one partition, folded again from its facts. Nothing is published; what the facts lead to is held against what was
 * published, byte for byte, so that the ledger goes on from where it ended or not at all.
 */
final class PartitionRebuild {

    private final int partition;
    private final int partitions;
    private final MemoryShelves shelves = new MemoryShelves();
    private final AccountLedger ledger = new AccountLedger(shelves);

    /** @param partitions how many the log has */
    PartitionRebuild(int partition, int partitions) {
        this.partition = partition;
        this.partitions = partitions;
    }

    /**
     * Folds facts; gives the values of the store by their places.
     *
     * @param facts of the partition, up to and including the one at {@code folded}
     * @param published all of the ledger's entries on the partition
     * @throws StateOutdated when other facts than these, or by other rules, led to what was published
     */
    Map<Bytes, byte[]> of(TopicRecords facts, long folded, TopicRecords published) {
        for (var fact = facts.next(); fact.isPresent(); fact = facts.next()) {
            fold(fact.get(), published);
        }
        published.next().ifPresent(surplus -> {
            throw otherwise(surplus.offset(), "no fact leads to it");
        });
        shelves.open(FactReader.FOLDED).put(FactReader.HERE, folded);
        shelves.open(StateVersion.NOTE).put(StateVersion.HERE, StateVersion.CURRENT);
        Map<Bytes, byte[]> values = new HashMap<>();
        StateVersion.SHELVES.forEach(spec -> write(spec, values));
        write(StateVersion.NOTE, values);
        return values;
    }

    private void fold(ConsumerRecord<byte[], byte[]> record, TopicRecords published) {
        var reading = FactReading.of(
                record.headers(), Math.max(0, record.timestamp()), record.value(), partition, partitions);
        if (reading instanceof FactReading.Readable(var fact)) {
            for (LedgerRecord expected : ledger.accept(fact)) {
                var found = published
                        .next()
                        .orElseThrow(
                                () -> otherwise(record.offset(), "the fact at that offset of the log leads to more"));
                if (!Arrays.equals(expected.bytes(), found.value())) {
                    throw otherwise(
                            found.offset(),
                            "it is not what log position " + fact.position() + " leads to: "
                                    + expected.chained().account() + "'s entry "
                                    + expected.chained().sequence());
                }
            }
        }
    }

    private <V> void write(ShelfSpec<V> spec, Map<Bytes, byte[]> values) {
        for (var held : shelves.open(spec).under(Key.of())) {
            values.put(StoreShelf.place(spec, held.key()), spec.codec().encode(held.value()));
        }
    }

    private StateOutdated otherwise(long offset, String how) {
        return new StateOutdated(
                "cannot be built anew: " + Topics.USAGE_LEDGER + "-" + partition + " at offset " + offset + ": " + how);
    }
}
