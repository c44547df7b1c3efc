package dev.treering.events.archive;

import dev.treering.events.facts.FactId;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.wire.PublishedSchemas;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** A fact as a record of an archive's files. */
final class ArchiveRecords {

    /** In which files are written. Never another for the same version of the archive's form: the bytes would change. */
    static final Schema SCHEMA =
            Objects.requireNonNull(PublishedSchemas.all().byName().get("archive.ArchivedFact.v1"));

    private ArchiveRecords() {}

    static GenericRecord toRecord(ArchivedFact fact) {
        var record = new GenericData.Record(SCHEMA);
        record.put("position", fact.position());
        record.put("partition", fact.partition());
        record.put("source", fact.id().source());
        record.put("id", fact.id().id());
        record.put("type", fact.type());
        record.put("account", fact.account().map(AccountId::value).orElse(null));
        record.put("heldAt", fact.heldAt().toEpochMilli());
        record.put("recordedAt", fact.recordedAt().toEpochMilli());
        record.put("extensions", fact.extensions());
        record.put("payload", ByteBuffer.wrap(fact.payload()));
        return record;
    }

    /** Throws {@link IllegalArgumentException} for what no fact of the log can say. */
    static ArchivedFact fromRecord(GenericRecord record) {
        var extensions = new TreeMap<String, String>();
        ((Map<?, ?>) record.get("extensions"))
                .forEach((name, value) -> extensions.put(name.toString(), value.toString()));
        var buffer = (ByteBuffer) record.get("payload");
        byte[] payload = new byte[buffer.remaining()];
        buffer.get(payload);
        return new ArchivedFact(
                (long) record.get("position"),
                (int) record.get("partition"),
                new FactId(record.get("source").toString(), record.get("id").toString()),
                record.get("type").toString(),
                Optional.ofNullable(record.get("account")).map(account -> new AccountId(account.toString())),
                Instant.ofEpochMilli((long) record.get("heldAt")),
                Instant.ofEpochMilli((long) record.get("recordedAt")),
                extensions,
                payload);
    }
}
