package dev.treering.events.topics;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a whole record of {@link Topics#PLATFORM_EVENTS}, in a header of its own: a fact says things that no rule depends on,
 * such as when it was recorded, and so nothing else would show that they are no longer what was written.
 *
 * <p>It is the SHA-256 of the key, the time (8 bytes, ms since 1970 UTC), every other header in its order, name and then value, and the
 * value; each but the time behind its length in 4 bytes, and what is not there as the length -1. Numbers are big-endian. It finds what
 * was damaged. Whoever writes another fact on purpose can compute it anew: against that stand the ledger, its seals and archives.
 */
public final class RecordHash {

    /** The header: 64 hexadecimal digits. No attribute of CloudEvents, so no fact can bring one along. */
    public static final String HEADER = "record-sha256";

    private RecordHash() {}

    /** What the hash of a record with these parts is; a hash among the headers is passed over. */
    public static Hash of(byte @Nullable [] key, long timestamp, Headers headers, byte @Nullable [] value) {
        var parts = new ByteArrayOutputStream(512);
        add(key, parts);
        parts.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(timestamp).array());
        for (Header header : headers) {
            if (!header.key().equals(HEADER)) {
                add(header.key().getBytes(UTF_8), parts);
                add(header.value(), parts);
            }
        }
        add(value, parts);
        return Hash.of(parts.toByteArray());
    }

    /** What a record says its hash is, be that one or not; empty where it says nothing. */
    public static Optional<String> stated(Headers headers) {
        return Optional.ofNullable(headers.lastHeader(HEADER))
                .map(header -> header.value() == null ? "" : new String(header.value(), UTF_8));
    }

    static void addTo(byte @Nullable [] key, long timestamp, Headers headers, byte[] value) {
        headers.add(HEADER, of(key, timestamp, headers, value).toString().getBytes(US_ASCII));
    }

    private static void add(byte @Nullable [] part, ByteArrayOutputStream parts) {
        int length = part == null ? -1 : part.length;
        parts.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        if (part != null) {
            parts.writeBytes(part);
        }
    }
}
