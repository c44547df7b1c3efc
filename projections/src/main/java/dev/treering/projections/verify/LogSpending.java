package dev.treering.projections.verify;

import dev.treering.events.log.LogUnavailable;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.ledger.SpendingFold;
import dev.treering.projections.ledger.SpendingFold.Spent;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import java.time.YearMonth;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** Folds one account's partition of the log, as it was when this began, to what it has spent. Changes nothing. */
public final class LogSpending {

    private LogSpending() {}

    /**
     * What an account has spent. Takes as long as folding its partition.
     *
     * @throws LogUnavailable when the log cannot be read
     */
    public static Spent run(String bootstrapServers, AccountId account, Optional<YearMonth> month)
            throws InterruptedException {
        try (var admin = LogClients.admin(bootstrapServers);
                var consumer = LogClients.consumer(bootstrapServers)) {
            var partitions = LogClients.partitionsOf(consumer, Topics.PLATFORM_EVENTS);
            var ends = PartitionEnds.written(admin, partitions);
            int own = FactRecords.partitionOf(account, partitions.size());
            var scope = new Scope(Optional.of(account), Optional.empty());
            var fold = new SpendingFold(account);
            for (var partition : partitions) {
                if (partition.partition() == own) {
                    var reader = new PartitionReader(consumer, partition, ends.getOrDefault(partition, 0L));
                    for (var found = reader.next(); found.isPresent(); found = reader.next()) {
                        var record = found.get();
                        var reading = FactReading.of(
                                record.headers(),
                                Math.max(0, record.timestamp()),
                                record.value(),
                                own,
                                partitions.size());
                        if (reading instanceof FactReading.Readable(var fact) && scope.concerns(fact.fact())) {
                            fold.accept(fact);
                        }
                    }
                }
            }
            return fold.spent(month);
        } catch (PartitionReader.Damaged | PartitionReader.Stalled | KafkaException e) {
            throw new LogUnavailable("the log cannot be folded: " + e.getMessage(), e);
        }
    }
}
