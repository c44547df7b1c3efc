package dev.treering.projections.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.wire.UnreadableRecord;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A stored record against the one that the facts lead to. Of the ledger's entries: the bytes hold the sequence and the hash of the entry before, and
 * the expected entries are a chain without gaps; so where all bytes are equal, the stored chain is one too.
 */
final class Comparison {

    private Comparison() {}

    /** @param heldAt time of the fact that caused it, ms since 1970 UTC */
    static Optional<Difference> of(Expected expected, long heldAt, ConsumerRecord<byte[], byte[]> stored) {
        return ofBytes(expected, stored)
                .or(() -> Difference.between("key", expected.key(), text(stored.key())))
                .or(() -> Difference.between("timestamp", heldAt, stored.timestamp()))
                .or(() -> ofHeaders(expected, stored));
    }

    private static Optional<Difference> ofBytes(Expected expected, ConsumerRecord<byte[], byte[]> stored) {
        if (Arrays.equals(expected.bytes(), stored.value())) {
            return Optional.empty();
        }
        try {
            Object found = expected.reading().read(stored.headers(), stored.value());
            return Difference.between("", expected.said(), found).or(() -> ofEncodings(expected, stored));
        } catch (UnreadableRecord e) {
            return Optional.of(new Difference("value", expected.said().toString(), "unreadable: " + e.getMessage()));
        }
    }

    /** The same fields in other bytes. */
    private static Optional<Difference> ofEncodings(Expected expected, ConsumerRecord<byte[], byte[]> stored) {
        int at = Arrays.mismatch(expected.bytes(), stored.value());
        return Optional.of(new Difference(
                "value",
                expected.bytes().length + " bytes",
                stored.value().length + " bytes, other from byte " + at + " on"));
    }

    private static Optional<Difference> ofHeaders(Expected expected, ConsumerRecord<byte[], byte[]> stored) {
        for (Header header : expected.headers()) {
            var found = stored.headers().lastHeader(header.key());
            var difference = Difference.between(
                    header.key(), text(header.value()), found == null ? Expected.NONE : text(found.value()));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? Expected.NONE : new String(bytes, UTF_8);
    }
}
