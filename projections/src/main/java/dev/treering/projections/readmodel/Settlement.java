package dev.treering.projections.readmodel;

import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LedgerApplication;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.readmodel.following.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/**
 * Knows when the ledgers say everything that the facts up to a position lead to. Four steps, each sound by itself:
 *
 * <ol>
 *   <li>the read model of the platform has read all facts up to the position, so its offsets are behind all of them;
 *   <li>the ledger application's committed offsets have come to those offsets: it has folded these facts, and by exactly-once
 *       processing what it wrote for them is committed too;
 *   <li>hence that lies before the <em>written</em> ends of the partitions it writes to, as they are after that;
 *   <li>the read models of the ledgers and of dead letters have come to those ends.
 * </ol>
 */
final class Settlement {

    private static final long MS_BETWEEN_LOOKS = 20;

    private final Admin admin;
    private final Progress platform;
    private final Progress ledger;
    private final Progress letters;

    Settlement(Admin admin, Progress platform, Progress ledger, Progress letters) {
        this.admin = admin;
        this.platform = platform;
        this.ledger = ledger;
        this.letters = letters;
    }

    /** Waits until it is so; false if it is not within the time. */
    boolean await(long position, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        return platform.awaitPosition(position, atMost)
                && awaitFolded(platform.projected(), deadline)
                && awaitEnds(ledger, Topics.USAGE_LEDGER, deadline)
                && awaitEnds(letters, Topics.DEAD_LETTER, deadline);
    }

    /** Waits until the read model of the ledgers has come to the end of their topic as it is now. */
    boolean awaitLedger(Duration atMost) throws InterruptedException {
        return awaitEnds(ledger, Topics.USAGE_LEDGER, System.nanoTime() + atMost.toNanos());
    }

    private boolean awaitFolded(Map<TopicPartition, Long> wanted, long deadline) throws InterruptedException {
        while (!isFolded(wanted)) {
            if (until(deadline).isNegative()) {
                return false;
            }
            Thread.sleep(MS_BETWEEN_LOOKS); // Kafka tells nobody of a group's new offsets: one has to look
        }
        return true;
    }

    private boolean isFolded(Map<TopicPartition, Long> wanted) throws InterruptedException {
        var folded = LedgerApplication.folded(admin);
        return wanted.entrySet().stream().allMatch(end -> folded.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private boolean awaitEnds(Progress reading, String topic, long deadline) throws InterruptedException {
        return reading.awaitOffsets(PartitionEnds.written(admin, partitionsOf(topic)), until(deadline));
    }

    private List<TopicPartition> partitionsOf(String topic) {
        int partitions = platform.projected().size(); // what the ledger writes to has as many as the log of facts
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }
}
