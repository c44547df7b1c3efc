package dev.treering.projections.step;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shelves that hold nothing but bytes, as a store on disk does: every value is written and read at each use. */
public final class EncodedShelves implements Shelves {

    private final Map<String, MemoryShelf<byte[]>> stores = new HashMap<>();

    @Override
    public <V> Shelf<V> open(ShelfSpec<V> spec) {
        return new Encoded<>(stores.computeIfAbsent(spec.name(), _ -> new MemoryShelf<>()), spec.codec());
    }

    private record Encoded<V>(MemoryShelf<byte[]> store, ShelfCodec<V> codec) implements Shelf<V> {

        @Override
        public Optional<V> get(Key key) {
            return store.get(stored(key)).map(codec::decode);
        }

        @Override
        public void put(Key key, V value) {
            store.put(stored(key), codec.encode(value));
        }

        @Override
        public void delete(Key key) {
            store.delete(stored(key));
        }

        @Override
        public List<Held<V>> range(Key from, Key to) {
            return store.range(stored(from), stored(to)).stream()
                    .map(held -> new Held<>(stored(held.key()), codec.decode(held.value())))
                    .toList();
        }

        private static Key stored(Key key) {
            return Key.ofBytes(key.bytes());
        }
    }
}
