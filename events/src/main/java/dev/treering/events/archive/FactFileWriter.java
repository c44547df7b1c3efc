package dev.treering.events.archive;

import dev.treering.events.vocabulary.Hash;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.avro.file.DataFileConstants;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;

/**
 * Writes one file of facts. The same facts give the same bytes: blocks are cut by size, the marker between them follows from the
 * first fact, and nothing is compressed, as what a compressor makes of the same bytes depends on its version.
 */
final class FactFileWriter {

    private static final int BLOCK_BYTES = 64_000;

    private final Path file;
    private final Path unfinished;
    private final ArchivedFact first;
    private final FileOutputStream disk;
    private final MessageDigest digest = DurableFiles.sha256();
    private final DataFileWriter<GenericRecord> out;
    private long last;
    private long facts;
    private long payload;

    private FactFileWriter(Path directory, ArchivedFact first) throws IOException {
        this.first = first;
        this.last = first.position();
        this.file = directory.resolve(ArchiveFile.name(first.partition(), first.position()));
        this.unfinished = DurableFiles.unfinished(file);
        this.disk = new FileOutputStream(unfinished.toFile());
        this.out = new DataFileWriter<GenericRecord>(new GenericDatumWriter<>(ArchiveRecords.SCHEMA))
                .setSyncInterval(BLOCK_BYTES)
                .create(
                        ArchiveRecords.SCHEMA,
                        new BufferedOutputStream(new DigestOutputStream(disk, digest), BLOCK_BYTES),
                        marker(first));
    }

    /** Begins the file whose first fact this is; it has yet to be {@link #append appended}. */
    static FactFileWriter begin(Path directory, ArchivedFact first) throws IOException {
        return new FactFileWriter(directory, first);
    }

    private static byte[] marker(ArchivedFact first) {
        byte[] place = ByteBuffer.allocate(Integer.BYTES + Long.BYTES + first.payload().length)
                .putInt(first.partition())
                .putLong(first.position())
                .put(first.payload())
                .array();
        return Arrays.copyOf(Hash.of(place).bytes(), DataFileConstants.SYNC_SIZE);
    }

    void append(ArchivedFact fact) throws IOException {
        out.append(ArchiveRecords.toRecord(fact));
        last = fact.position();
        facts++;
        payload += fact.payload().length;
    }

    boolean isFull(ArchiveLimits limits) {
        return facts >= limits.facts() || payload >= limits.payload();
    }

    /** Brings it to disk and gives it its name. */
    ArchiveFile finish() throws IOException {
        out.flush();
        disk.getFD().sync();
        long bytes = disk.getChannel().position();
        out.close();
        DurableFiles.finish(unfinished, file);
        return new ArchiveFile(
                ArchiveFile.name(first.partition(), first.position()),
                first.partition(),
                first.position(),
                last,
                facts,
                bytes,
                Hash.ofDigest(digest.digest()));
    }

    /** Gives up; what was written is overwritten the next time. */
    void abandon() throws IOException {
        out.close();
    }
}
