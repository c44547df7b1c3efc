package dev.treering.projections.note;

import java.util.Arrays;
import java.util.Base64;

/**
 * Base 64 as RFC 4648 §4 writes it, and in no other way. Decoders let the unused bits at the end be anything; here two texts never mean
 * the same bytes, so that a changed character is always noticed.
 */
public final class Base64Text {

    private Base64Text() {}

    /** The one text of these bytes, with padding and on one line. */
    public static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes of a text; refused unless it is the one text of its bytes. */
    public static Reading<byte[]> read(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return of(bytes).equals(text)
                    ? Reading.of(bytes)
                    : Reading.refused("base64 is written with unused bits that are not zero, or without its padding");
        } catch (IllegalArgumentException _) {
            return Reading.refused("base64 has characters or a length that it cannot have");
        }
    }

    /** As {@link #read}, for a value of known length in bytes. */
    public static Reading<byte[]> read(String text, int length) {
        return read(text)
                .then(bytes -> bytes.length == length
                        ? Reading.of(Arrays.copyOf(bytes, length))
                        : Reading.refused("base64 of " + bytes.length + " bytes where " + length + " belong"));
    }
}
