package dev.treering.projections.step;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Immutable sorted maps, changed by copying. State is made of them: no order of theirs depends on a hash. */
public final class Sorted {

    private Sorted() {}

    public static <K extends Comparable<? super K>, V> SortedMap<K, V> empty() {
        return Collections.emptySortedMap();
    }

    /** The map with this value at the key. */
    public static <K extends Comparable<? super K>, V> SortedMap<K, V> with(SortedMap<K, V> map, K key, V value) {
        var copy = new TreeMap<>(map);
        copy.put(key, value);
        return Collections.unmodifiableSortedMap(copy);
    }

    /** The map with the value at the key merged with this one by {@code both}; the value itself where there was none. */
    public static <K extends Comparable<? super K>, V> SortedMap<K, V> merged(
            SortedMap<K, V> map, K key, V value, BiFunction<V, V, V> both) {
        var copy = new TreeMap<>(map);
        copy.merge(key, value, both);
        return Collections.unmodifiableSortedMap(copy);
    }
}
