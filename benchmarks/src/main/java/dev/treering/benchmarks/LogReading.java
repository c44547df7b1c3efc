package dev.treering.benchmarks;

import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerDigest;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.step.MemoryShelves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The whole log, read committed, by one thread or more: each has a consumer and partitions of its own. */
final class LogReading {

    /** Threads that fold are named so. */
    static final String REPLAY_THREADS = "replay-";

    private static final String DECODE_THREADS = "decode-";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private LogReading() {}

    /** Polls and decodes; gives the number of records. */
    static long decode(String bootstrapServers, int threads) throws InterruptedException {
        return onThreads(DECODE_THREADS, threads, partitions -> decode(bootstrapServers, partitions)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static long decode(String bootstrapServers, List<TopicPartition> partitions) {
        var readable = new Object() {
            long records;
        };
        read(bootstrapServers, partitions, record -> {
            if (FactRecords.read(record).position() >= 0) {
                readable.records++;
            }
        });
        return readable.records;
    }

    /** Polls, decodes and folds as the verification does; gives the digest of the ledger that comes of it. */
    static Hash replay(String bootstrapServers, int threads) throws InterruptedException {
        SortedMap<AccountId, Head> heads = new TreeMap<>();
        onThreads(REPLAY_THREADS, threads, partitions -> replay(bootstrapServers, partitions))
                .forEach(heads::putAll);
        return LedgerDigest.of(heads);
    }

    private static SortedMap<AccountId, Head> replay(String bootstrapServers, List<TopicPartition> partitions) {
        // of the whole topic, so that a partition's number is its index
        List<AccountLedger> ledgers = IntStream.range(0, LogBroker.PARTITIONS)
                .mapToObj(_ -> new AccountLedger(new MemoryShelves()))
                .toList();
        read(bootstrapServers, partitions, record -> {
            switch (FactReading.of(
                    record.headers(), record.timestamp(), record.value(), record.partition(), LogBroker.PARTITIONS)) {
                case FactReading.Readable(var fact) -> {
                    var _ = ledgers.get(record.partition()).accept(fact);
                }
                case FactReading.Unreadable(String reason) -> throw new IllegalStateException(reason);
            }
        });
        SortedMap<AccountId, Head> heads = new TreeMap<>();
        ledgers.forEach(ledger -> heads.putAll(ledger.heads()));
        return heads;
    }

    private static void read(
            String bootstrapServers, List<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (var consumer = LogClients.consumer(bootstrapServers)) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                var records = consumer.poll(PATIENCE);
                if (records.isEmpty()) {
                    throw new IllegalStateException("nothing comes for " + PATIENCE);
                }
                records.forEach(each);
            }
        }
    }

    /** Work on some of the partitions. */
    @FunctionalInterface
    private interface Share<T> {
        T of(List<TopicPartition> partitions);
    }

    private static <T> List<T> onThreads(String name, int threads, Share<T> share) throws InterruptedException {
        var factory = Thread.ofPlatform().name(name, 0).factory();
        try (var executor = Executors.newFixedThreadPool(threads, factory)) {
            List<Callable<T>> work = IntStream.range(0, threads)
                    .mapToObj(thread -> (Callable<T>) () -> share.of(partitionsOf(thread, threads)))
                    .toList();
            var results = new ArrayList<T>();
            for (Future<T> future : executor.invokeAll(work)) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the log could not be read", e.getCause());
        }
    }

    private static List<TopicPartition> partitionsOf(int thread, int threads) {
        return IntStream.range(0, LogBroker.PARTITIONS)
                .filter(partition -> partition % threads == thread)
                .mapToObj(partition -> new TopicPartition(Topics.PLATFORM_EVENTS, partition))
                .toList();
    }
}
