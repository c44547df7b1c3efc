package dev.treering.projections.archive;

import dev.treering.events.archive.Archive;
import dev.treering.events.archive.ArchiveLimits;
import dev.treering.events.archive.ArchiveProgress;
import dev.treering.events.archive.ArchiveScope;
import dev.treering.events.archive.ArchiveWriter;
import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.archive.Manifest;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.log.PartitionEnds;
import dev.treering.projections.verify.LastPosition;
import dev.treering.projections.verify.PartitionReader;
import dev.treering.projections.verify.VerificationProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Writes the log of facts, as it was when this began, into an archive. Changes nothing on Kafka, joins no group. */
public final class FactExport {

    private final Path directory;
    private final long first;
    private final Optional<Hash> previous;
    private final ArchiveLimits limits;
    private final VerificationProgress reading;
    private final ArchiveProgress readingAgain;
    private long read;
    private long offsets;

    /**
     * An export to be run.
     *
     * @param directory where the archive goes: none yet, an empty one, or one in which the same was begun
     * @param first position of the log to begin at
     * @param previous hash of the manifest that the archive goes on from
     * @param reading is told how far the log is read
     * @param readingAgain is told how far what was written is read again
     */
    public FactExport(
            Path directory,
            long first,
            Optional<Hash> previous,
            ArchiveLimits limits,
            VerificationProgress reading,
            ArchiveProgress readingAgain) {
        this.directory = directory;
        this.first = first;
        this.previous = previous;
        this.limits = limits;
        this.reading = reading;
        this.readingAgain = readingAgain;
    }

    /** What came of it. A damaged archive is a {@link dev.treering.events.archive.DamagedArchive}. */
    public sealed interface Result {

        /** The archive is whole, on disk, and was read again. */
        record Archived(Manifest manifest) implements Result {}

        /** The directory held a whole archive before; it was read again and is as it was written. */
        record ThereAlready(Manifest manifest) implements Result {}

        /** The log has nothing at or after the position to begin at. */
        record NothingNew(long lastPosition) implements Result {}

        /** What the log holds cannot be read, for this reason. */
        record Unreadable(String reason) implements Result {}
    }

    /** Runs it. Throws {@link IOException} where the archive cannot be written. */
    public Result run(String bootstrapServers) throws IOException, InterruptedException {
        if (Archive.isIn(directory)) {
            var there = Archive.open(List.of(directory));
            there.check(readingAgain);
            return new Result.ThereAlready(there.manifests().getFirst());
        }
        try (var admin = LogClients.admin(bootstrapServers);
                var consumer = LogClients.consumer(bootstrapServers)) {
            var partitions = LogClients.partitionsOf(consumer, Topics.PLATFORM_EVENTS);
            var decided = PartitionEnds.decided(admin, partitions);
            var begun = ArchiveWriter.begun(directory);
            long last = begun.isPresent() ? begun.get().lastPosition() : new LastPosition(consumer).of(decided);
            if (last < first) {
                return new Result.NothingNew(last);
            }
            var written =
                    PartitionEnds.written(admin, partitions); // after: all up to the last position lies before these
            return new Result.Archived(
                    archive(consumer, written, new ArchiveScope(partitions.size(), first, last, previous)));
        } catch (PartitionReader.Damaged | PartitionReader.Stalled | KafkaException e) {
            return new Result.Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private Manifest archive(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, ArchiveScope scope)
            throws IOException {
        offsets = ends.values().stream().mapToLong(Long::longValue).sum();
        try (var writer = ArchiveWriter.begin(directory, scope, limits)) {
            for (int partition = 0; partition < scope.partitions(); partition++) {
                var at = new TopicPartition(Topics.PLATFORM_EVENTS, partition);
                write(new PartitionReader(consumer, at, ends.getOrDefault(at, 0L)), scope, writer);
            }
            return writer.confirm(readingAgain);
        }
    }

    private void write(PartitionReader reader, ArchiveScope scope, ArchiveWriter writer) throws IOException {
        for (var record = reader.next(); record.isPresent(); record = reader.next()) {
            if (++read % 1000 == 0) {
                reading.read(read, offsets);
            }
            var position = FactRecords.positionOf(record.get().headers());
            if (position.isPresent() && position.getAsLong() > scope.lastPosition()) {
                return;
            }
            if (position.isPresent() && position.getAsLong() >= scope.firstPosition()) {
                writer.append(archived(record.get()));
            }
        }
    }

    /** What has a position was written by the relay; what has none is no fact to any reader. */
    private static ArchivedFact archived(ConsumerRecord<byte[], byte[]> record) {
        return ArchivedFact.of(record.partition(), record.headers(), record.timestamp(), record.key(), record.value());
    }
}
