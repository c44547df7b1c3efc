package dev.treering.projections.readmodel.following;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Up to which log position nothing is missing.
 *
 * <p>The lowest of the partitions' newest positions will not do: a partition without newer facts would hold it back for ever.
 * But facts are carried to Kafka in the order of their positions, in transactions that follow one another; so once a fact was
 * read on any partition, all facts before it are written on theirs. Hence: take the highest position read, look where the
 * partitions' written ends are <em>after that</em>, and when reading has passed those ends, everything up to it was read.
 */
final class Horizon {

    private record Goal(long position, Map<TopicPartition, Long> ends) {
        boolean isReachedBy(Map<TopicPartition, Long> offsets) {
            return ends.entrySet().stream().allMatch(end -> offsets.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    private long highestRead = Projection.NO_POSITION;
    private long complete = Projection.NO_POSITION;
    private @Nullable Goal goal;

    /** A fact with this position was read. */
    void read(long position) {
        highestRead = Math.max(highestRead, position);
    }

    /** Whether something was read that is not known to be complete yet. */
    boolean isOpen() {
        return complete < highestRead;
    }

    /** Whether it wants to be told where the partitions' written ends are now. */
    boolean needsEnds() {
        return goal == null && isOpen();
    }

    /** These are the written ends, looked up after the last fact was read. */
    void aimFor(Map<TopicPartition, Long> writtenEnds) {
        goal = new Goal(highestRead, Map.copyOf(writtenEnds));
    }

    /**
     * The position up to which nothing is missing.
     *
     * @param offsets where reading goes on, by partition
     */
    long complete(Map<TopicPartition, Long> offsets) {
        if (goal != null && goal.isReachedBy(offsets)) {
            complete = goal.position();
            goal = null;
        }
        return complete;
    }
}
