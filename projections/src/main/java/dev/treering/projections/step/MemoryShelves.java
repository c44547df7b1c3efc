package dev.treering.projections.step;

import java.util.HashMap;
import java.util.Map;

/** Shelves in memory, empty at first. */
public final class MemoryShelves implements Shelves {

    private final Map<ShelfSpec<?>, Shelf<?>> open = new HashMap<>();

    @Override
    @SuppressWarnings("unchecked") // a shelf is only ever put under the specification it was made for
    public <V> Shelf<V> open(ShelfSpec<V> spec) {
        return (Shelf<V>) open.computeIfAbsent(spec, _ -> new MemoryShelf<V>());
    }
}
