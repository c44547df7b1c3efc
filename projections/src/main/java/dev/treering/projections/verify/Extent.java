package dev.treering.projections.verify;

import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LedgerApplication;
import dev.treering.projections.log.PartitionEnds;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * How far is read, fixed before reading begins while everything goes on growing. The order of looking matters:
 *
 * <ol>
 *   <li>what the ledger application says it has folded: all that it wrote for it lies before the ends looked up next;
 *   <li>the ends of the ledger's topics: all that lies before them comes of facts before the ends looked up next;
 *   <li>the decided and then the written ends of the log: to a fact before the former belong only facts before the latter.
 * </ol>
 */
record Extent(
        Map<TopicPartition, Long> folded,
        Map<TopicPartition, Long> ledger,
        Map<TopicPartition, Long> statements,
        Map<TopicPartition, Long> seals,
        Map<TopicPartition, Long> decided,
        Map<TopicPartition, Long> written) {

    static Extent of(Admin admin, int partitions) throws InterruptedException {
        var folded = LedgerApplication.folded(admin);
        var ledger = PartitionEnds.written(admin, partitions(Topics.USAGE_LEDGER, partitions));
        var statements = PartitionEnds.written(admin, partitions(Topics.STATEMENTS, partitions));
        var seals = PartitionEnds.written(admin, partitions(Topics.SEALS, partitions));
        var facts = partitions(Topics.PLATFORM_EVENTS, partitions);
        var decided = PartitionEnds.decided(admin, facts);
        var written = PartitionEnds.written(admin, facts);
        return new Extent(folded, ledger, statements, seals, decided, written);
    }

    private static List<TopicPartition> partitions(String topic, int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    /** Whether the ledger application says that it has folded the record at this offset of the log. */
    boolean isFolded(TopicPartition partition, long offset) {
        return offset < folded.getOrDefault(partition, 0L);
    }

    /** Whether the transaction of the record at this offset of the log was decided when the ends were looked up. */
    boolean isDecided(TopicPartition partition, long offset) {
        return offset < decided.getOrDefault(partition, 0L);
    }

    long offsets() {
        return written.values().stream().mapToLong(Long::longValue).sum();
    }
}
