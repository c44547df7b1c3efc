package dev.treering.projections.topology;

import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Shelves in the store of one partition. A shelf is opened by one stage only: it remembers what it has read and written. */
record StoreShelves(KeyValueStore<Bytes, byte[]> store) implements Shelves {

    @Override
    public <V> Shelf<V> open(ShelfSpec<V> spec) {
        return new StoreShelf<>(store, spec);
    }
}
