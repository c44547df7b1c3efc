package dev.treering.projections.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.topics.CheckpointRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.proof.SignedSeals;
import dev.treering.projections.verify.Verification.CannotVerify;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** Holds every checkpoint on its topic against the keys of the log and against what the seals come to. */
final class CheckpointAudit {

    private static final TopicPartition ALL = new TopicPartition(Topics.CHECKPOINTS, 0);

    private final KeyRing keys;
    private final List<Hash> leaves;
    private long size;

    /** @param seals as they were read after the checkpoints, so that each has what it covers */
    private CheckpointAudit(KeyRing keys, SignedSeals seals) {
        this.keys = keys;
        this.leaves = seals.entries().stream().map(MerkleTree::leaf).toList();
    }

    /** What is wrong with the checkpoints of a log whose seals are sound, or in the way; empty when each is as it must be. */
    static Optional<Verification> run(String bootstrapServers, KeyRing keys) throws InterruptedException {
        try (var admin = LogClients.admin(bootstrapServers);
                var consumer = LogClients.consumer(bootstrapServers)) {
            long end = PartitionEnds.written(admin, List.of(ALL)).getOrDefault(ALL, 0L);
            var notes = all(new PartitionReader(consumer, ALL, end));
            var seals = new LogSeals(admin, consumer).read(Optional.of(keys));
            return of(notes, seals, keys).map(mismatch -> mismatch);
        } catch (PartitionReader.Damaged e) {
            return Optional.of(e.asMismatch());
        } catch (PartitionReader.Stalled | KafkaException e) {
            return Optional.of(new CannotVerify(String.valueOf(e.getMessage())));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> all(PartitionReader reader) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            records.add(record.get());
        }
        return records;
    }

    /** The first checkpoint that is not what it must be. */
    static Optional<Mismatch> of(List<ConsumerRecord<byte[], byte[]>> notes, SignedSeals seals, KeyRing keys) {
        var audit = new CheckpointAudit(keys, seals);
        return notes.stream().flatMap(note -> audit.problem(note).stream()).findFirst();
    }

    private Optional<Mismatch> problem(ConsumerRecord<byte[], byte[]> record) {
        byte[] note = record.value() == null ? new byte[0] : record.value();
        return switch (keys.open(note)) {
            case Reading.Refused<SignedCheckpoint>(String reason) ->
                Optional.of(mismatch(record, "value", "a checkpoint signed by the keys of " + keys.origin(), reason));
            case Reading.Read<SignedCheckpoint> read ->
                problem(record, read.value().checkpoint());
        };
    }

    private Optional<Mismatch> problem(ConsumerRecord<byte[], byte[]> record, Checkpoint checkpoint) {
        if (checkpoint.size() <= size) {
            return Optional.of(mismatch(record, "size", "more than " + size, Long.toString(checkpoint.size())));
        }
        size = checkpoint.size();
        if (size > leaves.size()) {
            return Optional.of(mismatch(
                    record, "size", "at most " + leaves.size() + ", which the seals come to", Long.toString(size)));
        }
        Hash root = MerkleTree.root(leaves.subList(0, Math.toIntExact(size)));
        if (!root.equals(checkpoint.root())) {
            return Optional.of(mismatch(
                    record,
                    "root",
                    root + ", which the seals come to at size " + size,
                    checkpoint.root().toString()));
        }
        return around(record, checkpoint);
    }

    private static Optional<Mismatch> around(ConsumerRecord<byte[], byte[]> record, Checkpoint checkpoint) {
        if (record.key() != null) {
            return Optional.of(mismatch(record, "key", Expected.NONE, new String(record.key(), UTF_8)));
        }
        for (Header header : CheckpointRecords.headers(checkpoint.origin(), checkpoint.size())) {
            var found = record.headers().lastHeader(header.key());
            String expected = new String(header.value(), UTF_8);
            String stated = found == null || found.value() == null ? Expected.NONE : new String(found.value(), UTF_8);
            if (!stated.equals(expected)) {
                return Optional.of(mismatch(record, header.key(), expected, stated));
            }
        }
        return Optional.empty();
    }

    private static Mismatch mismatch(
            ConsumerRecord<byte[], byte[]> record, String field, String expected, String found) {
        return new Mismatch(
                new Place(record.topic(), record.partition(), record.offset(), Optional.empty(), 0),
                field,
                expected,
                found);
    }
}
