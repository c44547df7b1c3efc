package dev.treering.events.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCodec;
import dev.treering.events.wire.UnreadableRecord;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A fact as it lay on a partition of the log, whether this version understands its payload or not.
 *
 * @param position place in the one order of all facts, from 0
 * @param partition of {@code platform-events}
 * @param account whose fact it is; empty for one that concerns everybody
 * @param heldAt when it held, UTC, milliseconds
 * @param recordedAt when the log took it, UTC, milliseconds
 * @param payload the bytes as they were stored; not to be changed by anybody
 */
@SuppressWarnings("ArrayRecordComponent") // equality looks at the bytes
public record ArchivedFact(
        long position,
        int partition,
        FactId id,
        String type,
        Optional<AccountId> account,
        Instant heldAt,
        Instant recordedAt,
        SortedMap<String, String> extensions,
        byte[] payload) {

    private static final int HEADER_BYTES = 10;

    public ArchivedFact {
        extensions = Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    /**
     * The fact in a record of the log.
     *
     * @param timestamp of the record, ms since 1970 UTC
     * @throws UnreadableRecord when the record does not say what a fact of the log says
     */
    public static ArchivedFact of(
            int partition, Headers headers, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
        if (value == null) {
            throw new UnreadableRecord("the record has no value");
        }
        var said = FactRecords.Attributes.of(headers);
        return new ArchivedFact(
                said.position(),
                partition,
                said.id(),
                said.type(),
                Optional.ofNullable(key).map(bytes -> new AccountId(new String(bytes, UTF_8))),
                Instant.ofEpochMilli(Math.max(0, timestamp)),
                said.recordedAt(),
                new TreeMap<>(said.extensions()),
                value);
    }

    /**
     * The fact itself, decoded.
     *
     * @throws UnreadableRecord when this version does not know it
     */
    public LoggedFact read() {
        return new LoggedFact(position, id, heldAt, recordedAt, extensions, FactCodec.decode(type, payload));
    }

    /** Fingerprint of the schema that the payload names; empty where it is in another encoding. */
    public OptionalLong fingerprint() {
        if (payload.length < HEADER_BYTES || payload[0] != (byte) 0xC3 || payload[1] != 0x01) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN).getLong(2));
    }

    /** The same fact as it lies on another partition. */
    ArchivedFact on(int other) {
        return new ArchivedFact(position, other, id, type, account, heldAt, recordedAt, extensions, payload);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ArchivedFact fact
                && position == fact.position
                && partition == fact.partition
                && id.equals(fact.id)
                && type.equals(fact.type)
                && account.equals(fact.account)
                && heldAt.equals(fact.heldAt)
                && recordedAt.equals(fact.recordedAt)
                && extensions.equals(fact.extensions)
                && Arrays.equals(payload, fact.payload);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, partition, id);
    }
}
