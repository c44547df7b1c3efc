package dev.treering.projections.topology;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the ledger application runs. Nothing here has an effect on what it writes, only on when.
 *
 * @param stateDirectory keeps the stores; may be lost, and is then restored from Kafka
 * @param instance names this process among those that share the partitions; the same after a restart, so that it continues at
 *     once instead of waiting for the old one to be missed
 * @param threads that fold, each some of the partitions
 * @param standbys further copies of each store on other instances
 * @param replication copies of the changelog; -1 for the broker's default
 * @param commitInterval how long facts wait at most for their ledger entries to become visible
 * @param cacheBytes for all partitions together: what changes often is written once a commit
 */
public record LedgerSettings(
        String bootstrapServers,
        Path stateDirectory,
        String instance,
        int threads,
        int standbys,
        int replication,
        Duration commitInterval,
        long cacheBytes) {

    /** One process that folds everything. */
    public static LedgerSettings alone(String bootstrapServers, Path stateDirectory) {
        return new LedgerSettings(
                bootstrapServers, stateDirectory, "0", 1, 0, -1, Duration.ofMillis(100), 64L * 1024 * 1024);
    }

    public LedgerSettings withThreads(int number) {
        return new LedgerSettings(
                bootstrapServers, stateDirectory, instance, number, standbys, replication, commitInterval, cacheBytes);
    }

    public LedgerSettings withCommitInterval(Duration interval) {
        return new LedgerSettings(
                bootstrapServers, stateDirectory, instance, threads, standbys, replication, interval, cacheBytes);
    }
}
