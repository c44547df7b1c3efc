package dev.treering.projections.verify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The records of one partition, one after the other, up to an end fixed beforehand. */
final class PartitionReader {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Queue<ConsumerRecord<byte[], byte[]>> ready = new ArrayDeque<>();

    /** Takes the consumer for itself until the end is reached. */
    PartitionReader(Consumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
        consumer.assign(List.of(partition));
        consumer.seek(partition, 0);
    }

    /**
     * The next record; empty at the end.
     *
     * @throws Stalled when nothing comes although the end is not reached
     */
    Optional<ConsumerRecord<byte[], byte[]>> next() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ready.isEmpty() && consumer.position(partition) < end) {
            long before = consumer.position(partition);
            consumer.poll(Duration.ofSeconds(1)).records(partition).stream()
                    .filter(record -> record.offset() < end)
                    .forEach(ready::add);
            if (consumer.position(partition) > before) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new Stalled(partition + " cannot be read beyond offset " + before + " of " + end + " for "
                        + PATIENCE.toSeconds() + " s: a transaction is open, or the broker is away");
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    TopicPartition partition() {
        return partition;
    }

    /** The log cannot be read on. */
    static final class Stalled extends RuntimeException {

        private static final long serialVersionUID = 1;

        Stalled(String reason) {
            super(reason);
        }
    }
}
