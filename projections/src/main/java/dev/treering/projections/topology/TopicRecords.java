package dev.treering.projections.topology;

import dev.treering.projections.log.LogClients;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** What was committed on one partition before an end fixed beforehand, record by record from the beginning. */
final class TopicRecords implements AutoCloseable {

    /** A transaction that its writer left open is given up by the broker well within this. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Queue<ConsumerRecord<byte[], byte[]>> ready = new ArrayDeque<>();

    TopicRecords(String bootstrapServers, TopicPartition partition, long end) {
        this.consumer = LogClients.consumer(bootstrapServers);
        this.partition = partition;
        this.end = end;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * The next record; empty at the end.
     *
     * @throws KafkaException when nothing comes although the end is not reached
     */
    Optional<ConsumerRecord<byte[], byte[]>> next() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ready.isEmpty() && consumer.position(partition) < end) {
            long before = consumer.position(partition);
            for (var record : consumer.poll(Duration.ofSeconds(1)).records(partition)) {
                if (record.offset() < end) {
                    ready.add(record);
                }
            }
            if (consumer.position(partition) > before) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new KafkaException(partition + " cannot be read beyond offset " + before + " of " + end + " for "
                        + PATIENCE.toSeconds() + " s: a transaction is open, or the broker is away");
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
