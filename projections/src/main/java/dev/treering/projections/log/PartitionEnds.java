package dev.treering.projections.log;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions end.
 *
 * <p>There are two ends, and the difference matters. A transaction is decided once, but its markers reach its partitions one
 * after the other: having read one of its records on one partition does not mean that the others may be read elsewhere yet. They
 * are, however, <em>written</em> there. So whoever wants everything that belongs to what was read must go on to the written end.
 */
public final class PartitionEnds {

    private PartitionEnds() {}

    /** The ends of what is written, be it committed, open or aborted: each is the offset after the last record. */
    public static Map<TopicPartition, Long> written(Admin admin, Collection<TopicPartition> partitions)
            throws InterruptedException {
        return ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED);
    }

    /** The ends of what can be read: every transaction with a record before them is decided. */
    public static Map<TopicPartition, Long> decided(Admin admin, Collection<TopicPartition> partitions)
            throws InterruptedException {
        return ends(admin, partitions, IsolationLevel.READ_COMMITTED);
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Collection<TopicPartition> partitions, IsolationLevel isolation) throws InterruptedException {
        var latest =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
        try {
            var found = admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                    .all()
                    .get();
            Map<TopicPartition, Long> ends = HashMap.newHashMap(found.size());
            found.forEach((partition, end) -> ends.put(partition, end.offset()));
            return ends;
        } catch (ExecutionException e) {
            throw new KafkaException("cannot find out where " + partitions + " end", e.getCause());
        }
    }
}
