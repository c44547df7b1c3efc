package dev.treering.projections.verify;

import dev.treering.events.topics.FactRecords;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Finds the newest position of the log before ends that were looked up: everything before it is there to be read. */
public final class LastPosition {

    private static final long FIRST_LOOK = 64;

    private final Consumer<byte[], byte[]> consumer;

    public LastPosition(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** -1 where no record has a position. */
    public long of(Map<TopicPartition, Long> ends) {
        long last = -1;
        for (var end : ends.entrySet()) {
            last = Math.max(last, of(end.getKey(), end.getValue()).orElse(-1));
        }
        return last;
    }

    /** Looks back further and further: what was aborted, and the marks of transactions, take up offsets too. */
    private OptionalLong of(TopicPartition partition, long end) {
        OptionalLong found = OptionalLong.empty();
        for (long back = FIRST_LOOK; found.isEmpty() && back < 2 * Math.max(end, FIRST_LOOK); back *= 2) {
            found = newest(new PartitionReader(consumer, partition, Math.max(0, end - back), end));
        }
        return found;
    }

    private static OptionalLong newest(PartitionReader reader) {
        OptionalLong newest = OptionalLong.empty();
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            var position = FactRecords.positionOf(record.get().headers());
            newest = position.isPresent() ? position : newest;
        }
        return newest;
    }
}
