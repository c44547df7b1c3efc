package dev.treering.projections.readmodel.deadletter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Headers in one column, to be had back byte for byte: a later version may read what this one cannot. */
final class StoredHeaders {

    private static final int NO_VALUE = -1;

    private StoredHeaders() {}

    /** Their number, then each with its name and its value. */
    static byte[] encode(Headers headers) {
        Header[] all = headers.toArray();
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(all.length);
            for (Header header : all) {
                out.writeUTF(header.key());
                write(header.value(), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a header cannot be stored", e);
        }
        return bytes.toByteArray();
    }

    private static void write(byte @Nullable [] value, DataOutputStream out) throws IOException {
        out.writeInt(value == null ? NO_VALUE : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    static Headers decode(byte[] stored) {
        var headers = new RecordHeaders();
        try (var in = new DataInputStream(new ByteArrayInputStream(stored))) {
            for (int left = in.readInt(); left > 0; left--) {
                String name = in.readUTF();
                int length = in.readInt();
                headers.add(name, length == NO_VALUE ? null : in.readNBytes(length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("stored headers cannot be read", e);
        }
        return headers;
    }
}
