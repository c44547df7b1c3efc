package dev.treering.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads bodies within limits. */
final class Bodies {

    /** A larger body is refused, in bytes, packed or unpacked. */
    static final int LARGEST = 10 * 1024 * 1024;

    /** So much of a body that is too large is still taken in, so that the client is there to hear the refusal. */
    private static final long MOST_DRAINED = 64L * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;

    private Bodies() {}

    /** The body, unpacked where {@code encoding} is gzip. */
    static byte[] read(InputStream in, String encoding) {
        try {
            return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
                case "", "identity" -> limited(in, in);
                case "gzip", "x-gzip" -> limited(new GZIPInputStream(in, CHUNK), in);
                default ->
                    throw new Refusal(Refused.because(
                            415,
                            "unsupported-encoding",
                            "Content-Encoding is '" + encoding + "'; allowed are gzip and identity"));
            };
        } catch (ZipException | java.io.EOFException e) {
            throw new Refusal(Refused.because(400, "malformed", "the body is not gzip: " + e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException("the client went away while sending", e);
        }
    }

    private static byte[] limited(InputStream unpacked, InputStream raw) throws IOException {
        var body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int n = unpacked.read(chunk); n >= 0; n = unpacked.read(chunk)) {
            if (body.size() + n > LARGEST) {
                drain(raw, chunk);
                throw new Refusal(Refused.because(
                        413, "too-large", "the body is larger than " + LARGEST + " bytes; send it in parts"));
            }
            body.write(chunk, 0, n);
        }
        return body.toByteArray();
    }

    private static void drain(InputStream raw, byte[] chunk) throws IOException {
        long drained = 0;
        for (int n = raw.read(chunk); n >= 0 && drained < MOST_DRAINED; n = raw.read(chunk)) {
            drained += n;
        }
    }
}
