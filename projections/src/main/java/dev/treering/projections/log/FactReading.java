package dev.treering.projections.log;

import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.wire.UnreadableRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log of facts, read the one way that every fold must read it: what is a fact for one is a fact for all, and
 * what is not is nothing to any.
 */
public sealed interface FactReading {

    /** A fact, on the partition where it belongs. */
    record Readable(LoggedFact fact) implements FactReading {}

    /** Not a fact, for this reason. It has no effect on the ledger. */
    record Unreadable(String reason) implements FactReading {}

    /**
     * Reads a record.
     *
     * @param timestamp ms since 1970 UTC
     * @param partition where the record lies
     * @param partitions how many the topic has
     */
    static FactReading of(Headers headers, long timestamp, byte @Nullable [] value, int partition, int partitions) {
        try {
            return placed(FactRecords.read(headers, timestamp, value), partition, partitions);
        } catch (UnreadableRecord e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** Reads what an archive has kept of a record, as the record itself was read. */
    static FactReading of(ArchivedFact archived, int partitions) {
        try {
            return placed(archived.read(), archived.partition(), partitions);
        } catch (UnreadableRecord e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static FactReading placed(LoggedFact fact, int partition, int partitions) {
        return fact.fact()
                .owner()
                .filter(account -> FactRecords.partitionOf(account, partitions) != partition)
                .<FactReading>map(account -> new Unreadable("facts of account " + account + " belong on partition "
                        + FactRecords.partitionOf(account, partitions)))
                .orElseGet(() -> new Readable(fact));
    }
}
