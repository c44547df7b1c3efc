package dev.treering.projections.verify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The records of one partition, one after the other, up to an end fixed beforehand. */
public final class PartitionReader {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Queue<ConsumerRecord<byte[], byte[]>> ready = new ArrayDeque<>();

    /** Takes the consumer for itself until the end is reached. */
    public PartitionReader(Consumer<byte[], byte[]> consumer, TopicPartition partition, long end) {
        this(consumer, partition, 0, end);
    }

    /** As above, from an offset on. */
    public PartitionReader(Consumer<byte[], byte[]> consumer, TopicPartition partition, long begin, long end) {
        this.consumer = consumer;
        this.partition = partition;
        this.end = end;
        consumer.assign(List.of(partition));
        consumer.seek(partition, begin);
    }

    /**
     * The next record; empty at the end.
     *
     * @throws Stalled when nothing comes although the end is not reached
     */
    public Optional<ConsumerRecord<byte[], byte[]>> next() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ready.isEmpty() && consumer.position(partition) < end) {
            long before = consumer.position(partition);
            poll().stream().filter(record -> record.offset() < end).forEach(ready::add);
            if (consumer.position(partition) > before) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new Stalled(partition + " cannot be read beyond offset " + before + " of " + end + " for "
                        + PATIENCE.toSeconds() + " s: a transaction is open, or the broker is away");
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    /** The client throws just this, with no class of its own, for a batch whose checksum or form is wrong. */
    private List<ConsumerRecord<byte[], byte[]>> poll() {
        try {
            return consumer.poll(Duration.ofSeconds(1)).records(partition);
        } catch (KafkaException e) {
            if (e.getClass() != KafkaException.class) {
                throw e;
            }
            throw new Damaged(partition, consumer.position(partition), String.valueOf(e.getMessage()));
        }
    }

    TopicPartition partition() {
        return partition;
    }

    /** What is stored is no longer what was written. */
    public static final class Damaged extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final TopicPartition partition;
        private final long offset;

        Damaged(TopicPartition partition, long offset, String reason) {
            super(reason);
            this.partition = partition;
            this.offset = offset;
        }

        /** As the first difference that a verification tells of. */
        Verification.Mismatch asMismatch() {
            var place = new Verification.Place(partition.topic(), partition.partition(), offset, Optional.empty(), 0);
            return new Verification.Mismatch(
                    place, "record", "bytes as they were written", String.valueOf(getMessage()));
        }
    }

    /** The log cannot be read on. */
    public static final class Stalled extends RuntimeException {

        private static final long serialVersionUID = 1;

        Stalled(String reason) {
            super(reason);
        }
    }
}
