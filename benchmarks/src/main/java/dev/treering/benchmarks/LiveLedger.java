package dev.treering.benchmarks;

import dev.treering.events.topics.Topics;
import dev.treering.projections.log.LedgerApplication;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.topology.LedgerSettings;
import dev.treering.projections.topology.LedgerStreams;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/** The live topology with the settings the server gives it, on a log that lies there whole. */
final class LiveLedger {

    /** Its stream threads' names begin so. */
    static final String THREADS = LedgerApplication.ID + "-0-StreamThread";

    private LiveLedger() {}

    /** From nothing until all is folded and readable: the nanoseconds from start, joining included, closing not. */
    static long fold(String bootstrapServers, Path stateDirectory, int threads) throws InterruptedException {
        long began = System.nanoTime();
        var settings = LedgerSettings.alone(bootstrapServers, stateDirectory).withThreads(threads);
        try (var ledger = LedgerStreams.start(settings);
                var admin = LogClients.admin(bootstrapServers)) {
            var ends = PartitionEnds.written(
                    admin, partitionsOf(Topics.PLATFORM_EVENTS).toList());
            Patience.until("the log is folded", () -> isFolded(ledger, admin, ends));
            // what was written for it was written before the offsets were committed; its markers may come later
            Patience.until("the ledger is readable", () -> isReadable(admin));
            return System.nanoTime() - began;
        }
    }

    private static boolean isFolded(LedgerStreams ledger, Admin admin, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        if (ledger.state() == LedgerStreams.State.FAILED) {
            throw new IllegalStateException(
                    "the ledger has given up", ledger.failure().orElse(null));
        }
        var folded = LedgerApplication.folded(admin);
        return ends.entrySet().stream().allMatch(end -> folded.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static boolean isReadable(Admin admin) throws InterruptedException {
        List<TopicPartition> partitions = Stream.of(Topics.USAGE_LEDGER, Topics.STATEMENTS)
                .flatMap(LiveLedger::partitionsOf)
                .toList();
        return PartitionEnds.decided(admin, partitions).equals(PartitionEnds.written(admin, partitions));
    }

    private static Stream<TopicPartition> partitionsOf(String topic) {
        return IntStream.range(0, LogBroker.PARTITIONS).mapToObj(partition -> new TopicPartition(topic, partition));
    }
}
