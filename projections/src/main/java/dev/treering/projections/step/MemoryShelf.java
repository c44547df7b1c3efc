package dev.treering.projections.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A shelf in memory. Values are found by hash, since far more is asked for one key than for many; keys are put in order when
 * a range is asked for, and only those that have come since the last time.
 */
public final class MemoryShelf<V> implements Shelf<V> {

    private final Map<Key, V> values = new HashMap<>();
    private final SortedSet<Key> ordered = new TreeSet<>();
    private final List<Key> unordered = new ArrayList<>();

    @Override
    public Optional<V> get(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(Key key, V value) {
        if (values.put(key, value) == null) {
            unordered.add(key);
        }
    }

    @Override
    public void delete(Key key) {
        if (values.remove(key) != null) {
            inOrder().remove(key);
        }
    }

    @Override
    public List<Held<V>> range(Key from, Key to) {
        return inOrder().subSet(from, to).stream()
                .map(key -> new Held<>(key, get(key).orElseThrow()))
                .toList();
    }

    private SortedSet<Key> inOrder() {
        ordered.addAll(unordered);
        unordered.clear();
        return ordered;
    }
}
