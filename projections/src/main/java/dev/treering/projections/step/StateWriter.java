package dev.treering.projections.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/** Writes state as bytes: small numbers short, lengths before contents. {@link StateReader} is its mirror. */
public final class StateWriter {

    private byte[] buffer = new byte[128];
    private int length;

    /** A whole number; one byte from -64 to 63, one more for every seven bits. */
    public void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        reserve(10);
        while ((rest & ~0x7FL) != 0) {
            buffer[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[length++] = (byte) rest;
    }

    public void text(String value) {
        raw(value.getBytes(UTF_8));
    }

    /** Bytes, with their number before them. */
    public void raw(byte[] value) {
        number(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, buffer, length, value.length);
        length += value.length;
    }

    public <T> void list(Collection<T> values, BiConsumer<T, StateWriter> write) {
        number(values.size());
        values.forEach(value -> write.accept(value, this));
    }

    public <K, V> void map(
            SortedMap<K, V> values, BiConsumer<K, StateWriter> writeKey, BiConsumer<V, StateWriter> writeValue) {
        number(values.size());
        values.forEach((key, value) -> {
            writeKey.accept(key, this);
            writeValue.accept(value, this);
        });
    }

    byte[] bytes() {
        return Arrays.copyOf(buffer, length);
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
