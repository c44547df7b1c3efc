package dev.treering.projections.verify;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.LogUnavailable;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.comparison.BookComparison;
import dev.treering.projections.comparison.Charged;
import dev.treering.projections.comparison.Sizes;
import dev.treering.projections.comparison.Wanted;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Folds the log as it was when this began, once for each price book asked for, partition by partition. Changes nothing. */
public final class LogComparison {

    @FunctionalInterface
    private interface Taking {
        void fact(LoggedFact fact);
    }

    private final Optional<AccountId> account;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private LogComparison(
            Optional<AccountId> account, Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.account = account;
        this.consumer = consumer;
        this.ends = ends;
    }

    /**
     * What each book comes to, in the order asked for; nothing for a book that is not published. Takes as long as folding the log
     * once for each.
     *
     * @throws LogUnavailable when the log cannot be read
     */
    public static List<List<Charged>> run(String bootstrapServers, List<Wanted> wanted, Optional<AccountId> account)
            throws InterruptedException {
        try (var admin = LogClients.admin(bootstrapServers);
                var consumer = LogClients.consumer(bootstrapServers)) {
            var partitions = LogClients.partitionsOf(consumer, Topics.PLATFORM_EVENTS);
            var ends = PartitionEnds.written(admin, partitions);
            return new LogComparison(account, consumer, ends).compared(wanted, partitions);
        } catch (PartitionReader.Damaged | PartitionReader.Stalled | KafkaException e) {
            throw new LogUnavailable("the log cannot be folded: " + e.getMessage(), e);
        }
    }

    private List<List<Charged>> compared(List<Wanted> wanted, List<TopicPartition> partitions) {
        List<List<Charged>> all = new ArrayList<>();
        wanted.forEach(_ -> all.add(new ArrayList<>()));
        for (TopicPartition partition : partitions) {
            boolean isElsewhere = account.filter(
                            owner -> FactRecords.partitionOf(owner, partitions.size()) != partition.partition())
                    .isPresent();
            if (!isElsewhere) {
                compare(wanted, partition, all);
            }
        }
        return all;
    }

    /** Twice over: what sizes and books there are must be known before the first fact is folded. */
    private void compare(List<Wanted> wanted, TopicPartition partition, List<List<Charged>> all) {
        var sizes = new Sizes();
        read(partition, fact -> sizes.read(fact.fact()));
        var folds = wanted.stream().map(each -> BookComparison.of(each, sizes)).toList();
        read(partition, fact -> folds.forEach(fold -> fold.ifPresent(each -> each.accept(fact))));
        for (int i = 0; i < folds.size(); i++) {
            all.get(i).addAll(folds.get(i).map(BookComparison::charged).orElse(List.of()));
        }
    }

    private void read(TopicPartition partition, Taking take) {
        var scope = new Scope(account, Optional.empty());
        var reader = new PartitionReader(consumer, partition, ends.getOrDefault(partition, 0L));
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            var found = record.get();
            var reading = FactReading.of(
                    found.headers(), Math.max(0, found.timestamp()), found.value(), partition.partition(), ends.size());
            if (reading instanceof FactReading.Readable(var fact) && scope.concerns(fact.fact())) {
                take.fact(fact);
            }
        }
    }
}
