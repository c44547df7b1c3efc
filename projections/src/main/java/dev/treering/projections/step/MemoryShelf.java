package dev.treering.projections.step;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A shelf in memory. */
public final class MemoryShelf<V> implements Shelf<V> {

    private final TreeMap<Key, V> values = new TreeMap<>();

    @Override
    public Optional<V> get(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(Key key, V value) {
        values.put(key, value);
    }

    @Override
    public void delete(Key key) {
        values.remove(key);
    }

    @Override
    public List<Held<V>> range(Key from, Key to) {
        return values.subMap(from, to).entrySet().stream()
                .map(entry -> new Held<>(entry.getKey(), entry.getValue()))
                .toList();
    }
}
