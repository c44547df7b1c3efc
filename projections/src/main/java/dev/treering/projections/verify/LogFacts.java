package dev.treering.projections.verify;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.proof.BundledFact;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The facts of the log as it was when this was opened: those of one account and those that concern everybody, or all. */
final class LogFacts {

    private final Optional<AccountId> account;
    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<TopicPartition, Long> ends;

    private LogFacts(
            Optional<AccountId> account,
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Map<TopicPartition, Long> ends) {
        this.account = account;
        this.consumer = consumer;
        this.partitions = partitions;
        this.ends = ends;
    }

    /**
     * What a fold makes of them.
     *
     * @throws dev.treering.events.log.LogUnavailable when the log cannot be read, or the thread is interrupted, which it is then again
     */
    static <T> T folded(String bootstrapServers, Optional<AccountId> account, Function<LogFacts, T> fold) {
        return LogAccess.during(bootstrapServers, (admin, consumer) -> {
            var partitions = LogClients.partitionsOf(consumer, Topics.PLATFORM_EVENTS);
            var ends = PartitionEnds.written(admin, partitions);
            return fold.apply(new LogFacts(account, consumer, partitions, ends));
        });
    }

    /** Where they lie: each partition can be folded alone. */
    List<TopicPartition> partitions() {
        return partitions.stream().filter(this::concerns).toList();
    }

    private boolean concerns(TopicPartition partition) {
        return account.isEmpty() || FactRecords.partitionOf(account.get(), partitions.size()) == partition.partition();
    }

    /** The last position of the log; -1 where it is empty. */
    long lastPosition() {
        return new LastPosition(consumer).of(ends);
    }

    /** Those of a partition, in log order; what cannot be read is passed over, as the ledger does. */
    void read(TopicPartition partition, Consumer<LoggedFact> take) {
        read(partition, (_, fact) -> take.accept(fact));
    }

    /** The same facts with their bytes as they are stored. */
    void readStored(TopicPartition partition, Consumer<BundledFact> take) {
        read(
                partition,
                (record, fact) -> take.accept(new BundledFact(
                        fact, FactRecords.Attributes.of(record.headers()).type(), record.value())));
    }

    private void read(TopicPartition partition, BiConsumer<ConsumerRecord<byte[], byte[]>, LoggedFact> take) {
        var scope = new Scope(account, Optional.empty());
        var reader = new PartitionReader(consumer, partition, ends.getOrDefault(partition, 0L));
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            var found = record.get();
            var reading = FactReading.of(
                    found.headers(), Math.max(0, found.timestamp()), found.value(), partition.partition(), ends.size());
            if (reading instanceof FactReading.Readable(var fact) && scope.concerns(fact.fact())) {
                take.accept(found, fact);
            }
        }
    }
}
