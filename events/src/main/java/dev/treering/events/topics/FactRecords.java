package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCodec;
import dev.treering.events.wire.UnreadableRecord;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * A fact in a Kafka record: CloudEvents 1.0 in binary mode. The attributes are headers {@code ce_…}, the value is the Avro
 * record, the key is the account, and the record's time is when the fact held. {@link RecordHash} is over all of it.
 */
public final class FactRecords {

    static final String ID = "ce_id";
    static final String SOURCE = "ce_source";
    static final String TYPE = "ce_type";
    static final String TIME = "ce_time";
    static final String SUBJECT = "ce_subject";
    static final String SEQUENCE = "ce_sequence";
    static final String RECORDED_TIME = "ce_recordedtime";
    static final String PREFIX = "ce_";

    private static final byte[] SPEC_VERSION = "1.0".getBytes(US_ASCII);
    private static final byte[] AVRO = "application/avro".getBytes(US_ASCII);

    private FactRecords() {}

    /** The partition an account's facts lie on: Kafka's own default partitioner, so that any client agrees. */
    public static int partitionOf(AccountId account, int partitions) {
        return Utils.toPositive(Utils.murmur2(account.value().getBytes(UTF_8))) % partitions;
    }

    /**
     * The record of a stored fact for one partition.
     *
     * @param account whose fact it is; empty for one that concerns everybody
     * @param payload the fact's bytes as stored, see {@link FactCodec}
     */
    public static ProducerRecord<byte[], byte[]> record(
            int partition,
            Optional<AccountId> account,
            long position,
            FactId id,
            String type,
            Instant heldAt,
            Instant recordedAt,
            Map<String, String> extensions,
            byte[] payload) {
        byte @Nullable [] key = account.map(a -> a.value().getBytes(UTF_8)).orElse(null);
        var record = new ProducerRecord<byte[], byte[]>(
                Topics.PLATFORM_EVENTS, partition, heldAt.toEpochMilli(), key, payload);
        var headers = record.headers();
        headers.add("ce_specversion", SPEC_VERSION).add("content-type", AVRO);
        headers.add(ID, id.id().getBytes(UTF_8)).add(SOURCE, id.source().getBytes(UTF_8));
        headers.add(TYPE, type.getBytes(US_ASCII)).add(TIME, heldAt.toString().getBytes(US_ASCII));
        account.ifPresent(a -> headers.add(SUBJECT, a.value().getBytes(UTF_8)));
        headers.add(SEQUENCE, Long.toString(position).getBytes(US_ASCII));
        headers.add(RECORDED_TIME, recordedAt.toString().getBytes(US_ASCII));
        extensions.forEach((name, value) -> headers.add(PREFIX + name, value.getBytes(UTF_8)));
        RecordHash.addTo(key, record.timestamp(), headers, payload);
        return record;
    }

    /**
     * Reads a record of {@link Topics#PLATFORM_EVENTS}.
     *
     * @throws UnreadableRecord with the reason when it is not a fact we know
     */
    public static LoggedFact read(ConsumerRecord<byte[], byte[]> record) {
        return read(record.headers(), record.timestamp(), record.value());
    }

    /** The log position a record says it has, be it readable otherwise or not; empty where it says none. */
    public static OptionalLong positionOf(Headers headers) {
        Header sequence = headers.lastHeader(SEQUENCE);
        if (sequence == null || sequence.value() == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(new String(sequence.value(), US_ASCII)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** As {@link #read(ConsumerRecord)}, for clients that hold the parts. {@code heldAt} in ms since 1970 UTC. */
    public static LoggedFact read(Headers headers, long heldAt, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableRecord("the record has no value");
        }
        var said = Attributes.of(headers);
        return new LoggedFact(
                said.position(),
                said.id(),
                Instant.ofEpochMilli(heldAt),
                said.recordedAt(),
                said.extensions(),
                FactCodec.decode(said.type(), value));
    }

    /**
     * What the headers of a record say of its fact, whatever its value is.
     *
     * @param recordedAt when the log took it, UTC
     */
    public record Attributes(
            long position, FactId id, String type, Instant recordedAt, Map<String, String> extensions) {

        /**
         * Reads headers.
         *
         * @throws UnreadableRecord where one is missing or malformed
         */
        public static Attributes of(Headers headers) {
            String id = null;
            String source = null;
            String type = null;
            String sequence = null;
            String recorded = null;
            Map<String, String> extensions = null;
            for (Header header : headers) {
                String text = header.value() == null ? "" : new String(header.value(), UTF_8);
                switch (header.key()) {
                    case ID -> id = text;
                    case SOURCE -> source = text;
                    case TYPE -> type = text;
                    case SEQUENCE -> sequence = text;
                    case RECORDED_TIME -> recorded = text;
                    case TIME, SUBJECT, "ce_specversion", "content-type" -> {}
                    default -> {
                        extensions = extensions == null ? new HashMap<>() : extensions;
                        if (header.key().startsWith(PREFIX)) {
                            extensions.put(header.key().substring(PREFIX.length()), text);
                        }
                    }
                }
            }
            if (id == null || source == null || type == null || sequence == null || recorded == null) {
                throw new UnreadableRecord("the record lacks one of the headers " + ID + ", " + SOURCE + ", " + TYPE
                        + ", " + SEQUENCE + ", " + RECORDED_TIME);
            }
            try {
                return new Attributes(
                        Long.parseLong(sequence),
                        new FactId(source, id),
                        type,
                        Instant.parse(recorded),
                        extensions == null ? Map.of() : extensions);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new UnreadableRecord("a header is malformed: " + e.getMessage(), e);
            }
        }
    }
}
