package dev.treering.server.sealing;

import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.wire.UnreadableRecord;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.sealing.Gathering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The seals from the first one on, as what each close comes to. */
final class SealFeed implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final Gathering gathering;

    private SealFeed(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.ends = ends;
        this.gathering = new Gathering(ends.size());
    }

    static SealFeed open(String bootstrapServers) throws InterruptedException {
        var consumer = LogClients.consumer(bootstrapServers);
        try (var admin = LogClients.admin(bootstrapServers)) {
            var partitions = LogClients.partitionsOf(consumer, Topics.SEALS);
            var ends = PartitionEnds.written(admin, partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return new SealFeed(consumer, ends);
        } catch (RuntimeException | InterruptedException e) {
            consumer.close();
            throw e;
        }
    }

    /** The closes that have become complete, in their order; waits a little for one. A record that is no seal breaks its close. */
    List<Combination> next() {
        var complete = new ArrayList<Combination>();
        for (var record : consumer.poll(POLL)) {
            gathered(record).ifPresent(complete::add);
        }
        return complete;
    }

    private Optional<Combination> gathered(ConsumerRecord<byte[], byte[]> record) {
        try {
            return gathering.accept(record.partition(), SealRecords.read(record.headers(), record.value()));
        } catch (UnreadableRecord e) {
            return Optional.of(new Combination.Broken(record.topic() + "-" + record.partition() + " at offset "
                    + record.offset() + ": " + e.getMessage()));
        }
    }

    /** Whether all has been read that was there when it was opened. */
    boolean hasCaughtUp() {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
