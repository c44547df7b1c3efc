package dev.treering.projections.topology;

import dev.treering.projections.log.LedgerApplication;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The one store of the ledger, all shelves of all stages side by side: one RocksDB and one changelog a partition cost less than
 * many small ones, at rest and at every commit. Cached, so that what changes often between two commits is written once.
 */
final class LedgerStore {

    static final String NAME = "shelves";

    /** The topic that holds all that the store does. */
    static final String CHANGELOG_TOPIC = LedgerApplication.ID + "-" + NAME + "-changelog";

    /** The changelog's time is that of the facts, which may be far from the broker's clock. */
    private static final Map<String, String> CHANGELOG = Map.of(
            "message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE),
            "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE),
            "max.message.bytes", Integer.toString(16 * 1024 * 1024));

    private LedgerStore() {}

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingEnabled()
                .withLoggingEnabled(CHANGELOG);
    }
}
