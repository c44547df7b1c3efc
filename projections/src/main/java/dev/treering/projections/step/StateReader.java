package dev.treering.projections.step;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what {@link StateWriter} wrote, in the same order. */
public final class StateReader {

    private final byte[] buffer;
    private int at;

    StateReader(byte[] buffer) {
        this.buffer = buffer;
    }

    public long number() {
        long rest = 0;
        int shift = 0;
        byte next;
        do {
            next = buffer[at++];
            rest |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return (rest >>> 1) ^ -(rest & 1);
    }

    /** A number that was written from an {@code int}. */
    public int integer() {
        return Math.toIntExact(number());
    }

    public String text() {
        return new String(raw(), UTF_8);
    }

    public byte[] raw() {
        int length = integer();
        at += length;
        return Arrays.copyOfRange(buffer, at - length, at);
    }

    public <T> List<T> list(Function<StateReader, T> read) {
        int size = integer();
        var values = new ArrayList<T>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return Collections.unmodifiableList(values);
    }

    public <K extends Comparable<? super K>, V> SortedMap<K, V> map(
            Function<StateReader, K> readKey, Function<StateReader, V> readValue) {
        int size = integer();
        var values = new TreeMap<K, V>();
        for (int i = 0; i < size; i++) {
            values.put(readKey.apply(this), readValue.apply(this));
        }
        return Collections.unmodifiableSortedMap(values);
    }
}
