package dev.treering.projections.verify;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.seal.Seal;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.Utils;

/**
 * Changes a record of the ledger or a seal where it lies: in the segment file of a broker that is not running. The batch is put together again
 * around the changed record, with the same offsets, times and transaction and a checksum that is right, so that Kafka has
 * nothing to object to. Only who knows what must be there can tell.
 */
public final class SegmentTampering {

    /** What was changed. */
    public record Tampered(String topic, int partition, long offset, ChainedEntry entry) {}

    /** A seal that was changed. */
    public record TamperedSeal(int partition, long offset, Seal seal) {}

    private record Changed<T>(String topic, int partition, long offset, T said) {}

    /** A segment file: its folder is named after topic and partition. */
    private static final Pattern SEGMENT = Pattern.compile(".*/([^/]+)-(\\d+)/\\d+\\.log");

    private SegmentTampering() {}

    /**
     * Flips a bit in the last byte of a record of an account: of a statement's total, or of a cell's last position.
     *
     * <p>Arguments: the broker's data directory, the topic, the account, and which of its records (sequence in the chain).
     */
    public static void main(String[] arguments) {
        var account = new AccountId(arguments[2]);
        long sequence = Long.parseLong(arguments[3]);
        var tampered = change(
                        Path.of(arguments[0]),
                        arguments[1],
                        entry -> entry.account().equals(account) && entry.sequence() == sequence,
                        SegmentTampering::withLastBitFlipped)
                .orElseThrow(() -> new IllegalArgumentException("there is no such record"));
        System.out.println(tampered);
    }

    /** The bytes with the lowest bit of the last one flipped. */
    public static byte[] withLastBitFlipped(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    /**
     * Changes the first record of a topic that fits.
     *
     * @param directory the broker's, or one above it
     * @param change of the value's bytes
     * @return what was changed; empty when nothing fits
     */
    public static Optional<Tampered> change(
            Path directory, String topic, Predicate<ChainedEntry> which, UnaryOperator<byte[]> change) {
        return changed(directory, topic, SegmentTampering::entry, which, change)
                .map(changed -> new Tampered(changed.topic(), changed.partition(), changed.offset(), changed.said()));
    }

    /** Changes the first seal that fits; empty when none does. */
    public static Optional<TamperedSeal> changeSeal(
            Path directory, Predicate<Seal> which, UnaryOperator<byte[]> change) {
        return changed(directory, Topics.SEALS, SegmentTampering::seal, which, change)
                .map(changed -> new TamperedSeal(changed.partition(), changed.offset(), changed.said()));
    }

    private static <T> Optional<Changed<T>> changed(
            Path directory,
            String topic,
            Function<Record, T> reading,
            Predicate<T> which,
            UnaryOperator<byte[]> change) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> segments = all.filter(
                            file -> SEGMENT.matcher(file.toString()).matches())
                    .filter(file -> topicOf(file).equals(topic))
                    .sorted()
                    .toList();
            for (Path segment : segments) {
                var tampered = changeSegment(segment, reading, which, change);
                if (tampered.isPresent()) {
                    return tampered;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String topicOf(Path segment) {
        var parts = SEGMENT.matcher(segment.toString());
        return parts.matches() ? parts.group(1) : "";
    }

    private static int partitionOf(Path segment) {
        var parts = SEGMENT.matcher(segment.toString());
        return parts.matches() ? Integer.parseInt(parts.group(2)) : -1;
    }

    private static <T> Optional<Changed<T>> changeSegment(
            Path segment, Function<Record, T> reading, Predicate<T> which, UnaryOperator<byte[]> change)
            throws IOException {
        byte[] before = Files.readAllBytes(segment);
        var after = ByteBuffer.allocate(before.length * 2 + 4096);
        Optional<Changed<T>> tampered = Optional.empty();
        for (MutableRecordBatch batch :
                MemoryRecords.readableRecords(ByteBuffer.wrap(before)).batches()) {
            var found = tampered.isPresent() ? Optional.<Record>empty() : first(batch, reading, which);
            if (found.isEmpty()) {
                batch.writeTo(after);
            } else {
                after.put(rebuilt(batch, found.get(), change).buffer());
                tampered = Optional.of(new Changed<>(
                        topicOf(segment), partitionOf(segment), found.get().offset(), reading.apply(found.get())));
            }
        }
        if (tampered.isPresent()) {
            Files.write(segment, Arrays.copyOf(after.array(), after.position()));
            forgetIndexes(segment);
        }
        return tampered;
    }

    private static <T> Optional<Record> first(RecordBatch batch, Function<Record, T> reading, Predicate<T> which) {
        if (!batch.isControlBatch()) {
            for (Record record : batch) {
                if (which.test(reading.apply(record))) {
                    return Optional.of(record);
                }
            }
        }
        return Optional.empty();
    }

    private static ChainedEntry entry(Record record) {
        return LedgerRecords.read(new RecordHeaders(record.headers()), Utils.toNullableArray(record.value()));
    }

    private static Seal seal(Record record) {
        return SealRecords.read(new RecordHeaders(record.headers()), Utils.toNullableArray(record.value()));
    }

    private static MemoryRecords rebuilt(RecordBatch batch, Record changed, UnaryOperator<byte[]> change) {
        var builder = MemoryRecords.builder(
                ByteBuffer.allocate(batch.sizeInBytes() * 2 + 1024),
                batch.magic(),
                Compression.of(batch.compressionType()).build(),
                batch.timestampType(),
                batch.baseOffset(),
                RecordBatch.NO_TIMESTAMP,
                batch.producerId(),
                batch.producerEpoch(),
                batch.baseSequence(),
                batch.isTransactional(),
                batch.isControlBatch(),
                batch.partitionLeaderEpoch());
        for (Record record : batch) {
            byte[] value = Utils.toNullableArray(record.value());
            builder.appendWithOffset(
                    record.offset(),
                    record.timestamp(),
                    Utils.toNullableArray(record.key()),
                    record.offset() == changed.offset() ? change.apply(value) : value,
                    record.headers());
        }
        return builder.build();
    }

    /** Their positions may no longer be right; the broker makes them anew. */
    private static void forgetIndexes(Path segment) throws IOException {
        var name = segment.getFileName().toString().replace(".log", "");
        Files.deleteIfExists(segment.resolveSibling(name + ".index"));
        Files.deleteIfExists(segment.resolveSibling(name + ".timeindex"));
    }
}
