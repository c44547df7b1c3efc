package dev.treering.projections.verify;

import dev.treering.events.seal.Seal;
import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.wire.UnreadableRecord;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.SignedSeals;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.sealing.Gathering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The topics of seals and of checkpoints, from their beginning to their end. */
final class LogSeals {

    private final Admin admin;
    private final Consumer<byte[], byte[]> consumer;

    LogSeals(Admin admin, Consumer<byte[], byte[]> consumer) {
        this.admin = admin;
        this.consumer = consumer;
    }

    /** The checkpoints first: so every one that is read has its seals, which were there before it. */
    SignedSeals read(Optional<KeyRing> keys) throws InterruptedException {
        return sealed(notes(), keys);
    }

    /** The published checkpoints, the newest last. */
    List<byte[]> notes() throws InterruptedException {
        var notes = new ArrayList<byte[]>();
        read(
                LogClients.partitionsOf(consumer, Topics.CHECKPOINTS),
                record -> Optional.ofNullable(record.value()).ifPresent(notes::add));
        return notes;
    }

    /** All seals, with the checkpoints that were read before them. */
    SignedSeals sealed(List<byte[]> notes, Optional<KeyRing> keys) throws InterruptedException {
        var partitions = LogClients.partitionsOf(consumer, Topics.SEALS);
        var gathering = new Gathering(partitions.size());
        var closes = new ArrayList<Combination>();
        read(partitions, record -> gathered(gathering, record).ifPresent(closes::add));
        return new SignedSeals(closes, notes, keys);
    }

    private void read(List<TopicPartition> partitions, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> take)
            throws InterruptedException {
        var ends = PartitionEnds.written(admin, partitions);
        for (TopicPartition partition : partitions) {
            var reader = new PartitionReader(consumer, partition, ends.getOrDefault(partition, 0L));
            for (var record = reader.next(); record.isPresent(); record = reader.next()) {
                take.accept(record.get());
            }
        }
    }

    /** A record that is no seal breaks its close, as it does for whoever signs. */
    private static Optional<Combination> gathered(Gathering gathering, ConsumerRecord<byte[], byte[]> record) {
        try {
            Seal seal = SealRecords.read(record.headers(), record.value());
            return gathering.accept(record.partition(), seal);
        } catch (UnreadableRecord e) {
            return Optional.of(new Combination.Broken(record.topic() + "-" + record.partition() + " at offset "
                    + record.offset() + ": " + e.getMessage()));
        }
    }
}
