package dev.treering.projections.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A shelf in a store: the shelf's name, a zero byte and the key's own bytes are the key there, so a shelf lies in one piece and
 * in the order of its keys. Every write goes through at once; what was last read or written is kept as objects, which saves
 * reading most bytes back.
 */
final class StoreShelf<V> implements Shelf<V> {

    private final KeyValueStore<Bytes, byte[]> store;
    private final ShelfCodec<V> codec;
    private final byte[] prefix;
    private final Recent<Key, Optional<V>> recent = new Recent<>();

    StoreShelf(KeyValueStore<Bytes, byte[]> store, ShelfSpec<V> spec) {
        this.store = store;
        this.codec = spec.codec();
        this.prefix = prefix(spec);
    }

    /** Where in the store a key of a shelf lies. */
    static Bytes place(ShelfSpec<?> spec, Key key) {
        return place(prefix(spec), key);
    }

    private static byte[] prefix(ShelfSpec<?> spec) {
        return (spec.name() + '\0').getBytes(UTF_8);
    }

    private static Bytes place(byte[] prefix, Key key) {
        byte[] own = key.bytes();
        byte[] whole = Arrays.copyOf(prefix, prefix.length + own.length);
        System.arraycopy(own, 0, whole, prefix.length, own.length);
        return Bytes.wrap(whole);
    }

    @Override
    public Optional<V> get(Key key) {
        Optional<V> known = recent.get(key);
        if (known == null) {
            known = Optional.ofNullable(store.get(stored(key))).map(codec::decode);
            recent.put(key, known);
        }
        return known;
    }

    @Override
    public void put(Key key, V value) {
        recent.put(key, Optional.of(value));
        store.put(stored(key), codec.encode(value));
    }

    @Override
    public void delete(Key key) {
        recent.put(key, Optional.empty());
        store.delete(stored(key));
    }

    @Override
    public List<Held<V>> range(Key from, Key to) {
        List<Held<V>> held = new ArrayList<>();
        Bytes end = stored(to);
        try (var found = store.range(stored(from), end)) {
            while (found.hasNext()) {
                var entry = found.next();
                if (!entry.key.equals(end)) { // the store counts the end in, a shelf does not
                    Key key = shelved(entry.key);
                    held.add(new Held<>(key, valueOf(key, entry.value)));
                }
            }
        }
        return held;
    }

    /** Does not make room for itself among the recent: a walk over all would push out what is needed next. */
    private V valueOf(Key key, byte[] bytes) {
        Optional<V> known = recent.get(key);
        return known != null && known.isPresent() ? known.get() : codec.decode(bytes);
    }

    private Bytes stored(Key key) {
        return place(prefix, key);
    }

    private Key shelved(Bytes stored) {
        byte[] whole = stored.get();
        return Key.ofBytes(Arrays.copyOfRange(whole, prefix.length, whole.length));
    }
}
