package dev.treering.projections.scenario;

import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LedgerApplication;
import dev.treering.projections.log.LogClients;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** How far the ledger application has come, as its committed offsets say. */
public final class LedgerProgress {

    private static final long PATIENCE_NS = 120_000_000_000L;

    private LedgerProgress() {}

    /** Waits until everything that is on the log now is folded. */
    public static void awaitFolded(String bootstrapServers) throws InterruptedException {
        await(
                bootstrapServers,
                StoredRecords.of(bootstrapServers, Topics.PLATFORM_EVENTS).stream()
                        .collect(Collectors.toMap(
                                record -> new TopicPartition(record.topic(), record.partition()),
                                record -> record.offset() + 1,
                                Math::max)));
    }

    /** Waits until the first partition is folded up to an offset. */
    public static void awaitFolded(String bootstrapServers, long offset) throws InterruptedException {
        await(bootstrapServers, Map.of(new TopicPartition(Topics.PLATFORM_EVENTS, 0), offset));
    }

    private static void await(String bootstrapServers, Map<TopicPartition, Long> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NS;
        try (var admin = LogClients.admin(bootstrapServers)) {
            var folded = LedgerApplication.folded(admin);
            while (!isReached(wanted, folded)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("folded are " + folded + ", wanted " + wanted);
                }
                Thread.sleep(50);
                folded = LedgerApplication.folded(admin);
            }
        }
    }

    private static boolean isReached(Map<TopicPartition, Long> wanted, Map<TopicPartition, Long> folded) {
        return wanted.entrySet().stream().allMatch(end -> folded.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
