package dev.treering.events.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** The facts of one partition, file after file, each where the manifest says it is. */
final class PartitionFacts implements AutoCloseable {

    private final int partition;
    private final Queue<Source> left;
    private @Nullable Source source;
    private @Nullable DataFileReader<GenericRecord> reader;
    private @Nullable ArchivedFact head;
    private long record;
    private long last = -1;

    /** A file and what the manifest says of it. */
    record Source(Path path, ArchiveFile file) {}

    PartitionFacts(int partition, List<Source> sources) {
        this.partition = partition;
        this.left = new ArrayDeque<>(sources);
    }

    /** The next fact, not taken yet; empty after the last. Throws {@link DamagedArchive}. */
    Optional<ArchivedFact> head() throws IOException {
        if (head == null) {
            head = read();
        }
        return Optional.ofNullable(head);
    }

    void take() {
        head = null;
    }

    private @Nullable ArchivedFact read() throws IOException {
        while (reader == null || !hasNext(reader)) {
            endFile();
            if (left.isEmpty()) {
                return null;
            }
            source = left.remove();
            record = -1;
            reader = open(source);
        }
        record++;
        return checked(next(reader));
    }

    private ArchivedFact checked(ArchivedFact fact) {
        mustBe("partition", partition, fact.partition());
        if (record == 0 && source != null) {
            mustBe("position", source.file().firstPosition(), fact.position());
        }
        if (fact.position() <= last) {
            throw damaged("position", "more than " + last, Long.toString(fact.position()));
        }
        last = fact.position();
        return fact;
    }

    /** What was announced of a file must have come. */
    private void endFile() throws IOException {
        if (source != null && reader != null) {
            mustBe("facts", source.file().facts(), record + 1);
            mustBe("position", source.file().lastPosition(), last);
            reader.close();
            reader = null;
        }
    }

    private DataFileReader<GenericRecord> open(Source from) {
        try {
            return new DataFileReader<>(from.path().toFile(), new GenericDatumReader<>(null, ArchiveRecords.SCHEMA));
        } catch (IOException | AvroRuntimeException e) {
            throw unreadable(e);
        }
    }

    private boolean hasNext(DataFileReader<GenericRecord> in) {
        try {
            return in.hasNext();
        } catch (AvroRuntimeException e) {
            throw unreadable(e);
        }
    }

    private ArchivedFact next(DataFileReader<GenericRecord> in) {
        try {
            return ArchiveRecords.fromRecord(in.next());
        } catch (AvroRuntimeException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private void mustBe(String field, long expected, long found) {
        if (expected != found) {
            throw damaged(field, Long.toString(expected), Long.toString(found));
        }
    }

    private DamagedArchive unreadable(Exception e) {
        return damaged("record", "a fact", "none: " + e.getMessage());
    }

    /** Something is wrong with the record read last. */
    DamagedArchive damaged(String field, String expected, String found) {
        String file = source == null ? "partition " + partition : source.path().toString();
        return new DamagedArchive(file, record, field, expected, found);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
