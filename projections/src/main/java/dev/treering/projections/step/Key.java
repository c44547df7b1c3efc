package dev.treering.projections.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A place on a shelf: parts in order, the account first. Keys are ordered by their bytes, everywhere the same, so that what
 * is walked in memory is walked alike in a store on disk.
 *
 * <p>Text is UTF-8 closed by a zero byte, which no id can contain; a number is eight bytes whose order is that of the number.
 * A key that ends early is the prefix of all that continue it.
 */
public final class Key implements Comparable<Key> {

    private static final byte AFTER_ALL = (byte) 0xFF; // no UTF-8 text and no number of ours has it
    private static final byte[] NOTHING = {};

    private final byte[] bytes;

    private Key(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A key of these texts. Without any: the prefix of every key. */
    public static Key of(String... texts) {
        return new Key(joined(NOTHING, texts));
    }

    /** The key with these bytes, as {@link #bytes()} gave them. */
    public static Key ofBytes(byte[] bytes) {
        return new Key(bytes.clone());
    }

    /** This key, continued by a number. */
    public Key then(long number) {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + Long.BYTES);
        ByteBuffer.wrap(longer).putLong(bytes.length, number ^ Long.MIN_VALUE);
        return new Key(longer);
    }

    /** This key, continued by texts. */
    public Key then(String... texts) {
        return new Key(joined(bytes, texts));
    }

    private static byte[] joined(byte[] head, String[] texts) {
        byte[][] parts = new byte[texts.length][];
        int length = head.length;
        for (int i = 0; i < texts.length; i++) {
            parts[i] = texts[i].getBytes(UTF_8);
            length += parts[i].length + 1;
        }
        byte[] bytes = Arrays.copyOf(head, length);
        int at = head.length;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, bytes, at, part.length);
            at += part.length + 1;
        }
        return bytes;
    }

    /** The end of everything that begins with this key; itself the key of nothing. */
    public Key end() {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = AFTER_ALL;
        return new Key(longer);
    }

    /** Reads the parts back, first to last. */
    public Parts parts() {
        return new Parts(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** For people: text as it is, everything else as a dot. */
    @Override
    public String toString() {
        return new String(bytes, UTF_8).replaceAll("\\p{Cntrl}|\\uFFFD", ".");
    }

    /** The parts of a key, taken in the order they were given. */
    public static final class Parts {

        private final byte[] bytes;
        private int at;

        private Parts(byte[] bytes) {
            this.bytes = bytes;
        }

        public String text() {
            int end = at;
            while (bytes[end] != 0) {
                end++;
            }
            String text = new String(bytes, at, end - at, UTF_8);
            at = end + 1;
            return text;
        }

        public long number() {
            long number = ByteBuffer.wrap(bytes).getLong(at) ^ Long.MIN_VALUE;
            at += Long.BYTES;
            return number;
        }
    }
}
