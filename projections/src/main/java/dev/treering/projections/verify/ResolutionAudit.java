package dev.treering.projections.verify;

import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.UnreadableRecord;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.query.CellResolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Tries to disprove that the table of resolutions and the ledger say the same: every resolution of the ledger is in the table,
 * the same in every column, and nothing else is. Reads the topic with a reader of its own, and changes nothing.
 */
public final class ResolutionAudit {

    /** Differences told of; there may be more. */
    public static final int MOST_TOLD = 20;

    private final Optional<AccountId> account;
    private final Map<CellResolution.Key, CellResolution> stored = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private long different;
    private long agreed;

    private ResolutionAudit(Optional<AccountId> account) {
        this.account = account;
    }

    /** What came of it. */
    public sealed interface Result {

        /** Both say the same of so many cells and revisions. */
        record Agreed(long resolutions) implements Result {}

        /** They do not, so many times; the first are told. */
        record Differs(long times, List<String> first) implements Result {
            public Differs {
                first = List.copyOf(first);
            }
        }

        /** It could not be found out. */
        record CannotVerify(String reason) implements Result {}
    }

    /**
     * Compares the two.
     *
     * @param account only this one's; empty for all
     * @param table the rows of the table, asked once, when they hold all that the topic held before they were asked for; empty
     *     where they do not in time. What comes while this runs is no difference
     */
    public static Result run(
            String bootstrapServers, Optional<AccountId> account, Supplier<Optional<List<CellResolution>>> table)
            throws InterruptedException {
        var audit = new ResolutionAudit(account);
        try (var admin = LogClients.admin(bootstrapServers);
                var consumer = LogClients.consumer(bootstrapServers)) {
            var partitions = LogClients.partitionsOf(consumer, Topics.USAGE_LEDGER);
            if (partitions.isEmpty()) {
                return new Result.CannotVerify("there is no topic " + Topics.USAGE_LEDGER);
            }
            var before = PartitionEnds.written(admin, partitions);
            var rows = table.get();
            if (rows.isEmpty()) {
                return new Result.CannotVerify("the table is behind the ledger");
            }
            rows.get().forEach(row -> audit.stored.put(row.key(), row));
            var after = PartitionEnds.written(admin, partitions); // whatever a row was made from lies before these
            for (TopicPartition partition : partitions) {
                audit.read(consumer, partition, partitions.size(), before, after);
            }
            return audit.result();
        } catch (PartitionReader.Damaged | PartitionReader.Stalled | KafkaException | UnreadableRecord e) {
            return new Result.CannotVerify(String.valueOf(e.getMessage()));
        }
    }

    private void read(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            int partitions,
            Map<TopicPartition, Long> before,
            Map<TopicPartition, Long> after) {
        boolean isElsewhere = account.filter(
                        owner -> FactRecords.partitionOf(owner, partitions) != partition.partition())
                .isPresent();
        if (isElsewhere) {
            return;
        }
        var reader = new PartitionReader(consumer, partition, after.getOrDefault(partition, 0L));
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            var chained =
                    LedgerRecords.read(record.get().headers(), record.get().value());
            if (account.isEmpty() || account.get().equals(chained.account())) {
                boolean mustBeThere = record.get().offset() < before.getOrDefault(partition, 0L);
                CellResolution.of(chained).forEach(resolved -> compare(resolved, mustBeThere));
            }
        }
    }

    private void compare(CellResolution resolved, boolean mustBeThere) {
        CellResolution row = stored.remove(resolved.key());
        if (row == null) {
            if (mustBeThere) {
                differs("the ledger has " + resolved + "; the table has nothing, or another entry's");
            }
        } else if (row.equals(resolved)) {
            agreed++;
        } else {
            differs("the ledger has " + resolved + "; the table has " + row);
        }
    }

    private Result result() {
        stored.values().stream()
                .map(row -> "the table has " + row + "; the ledger has nothing")
                .sorted()
                .forEach(this::differs);
        return different == 0 ? new Result.Agreed(agreed) : new Result.Differs(different, differences);
    }

    private void differs(String difference) {
        different++;
        if (differences.size() < MOST_TOLD) {
            differences.add(difference);
        }
    }
}
