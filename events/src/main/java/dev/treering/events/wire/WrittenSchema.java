package dev.treering.events.wire;

import dev.treering.wire.PublishedSchemas;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** Which published schema bytes in Avro's single-object encoding say that they were written with. */
public final class WrittenSchema {

    private static final int MARKER_BYTES = 2;
    private static final int HEADER_BYTES = 10;

    private WrittenSchema() {}

    /** The schema as JSON; empty for bytes of another encoding and for a schema that was never published. */
    public static Optional<String> of(byte[] bytes) {
        return bytes.length < HEADER_BYTES
                ? Optional.empty()
                : PublishedSchemas.all().withFingerprint(fingerprint(bytes)).map(Schema::toString);
    }

    /** The fingerprint in hexadecimal, as on the topic of schemas; empty for bytes that are too short to have one. */
    public static String writtenWith(byte[] bytes) {
        return bytes.length < HEADER_BYTES ? "" : "%016x".formatted(fingerprint(bytes));
    }

    /** The fingerprint of a schema that is given as JSON; empty for what is no schema. */
    public static Optional<String> fingerprintOf(String schema) {
        try {
            return Optional.of(
                    "%016x".formatted(SchemaNormalization.parsingFingerprint64(new Schema.Parser().parse(schema))));
        } catch (AvroRuntimeException _) {
            return Optional.empty();
        }
    }

    private static long fingerprint(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER_BYTES);
    }
}
