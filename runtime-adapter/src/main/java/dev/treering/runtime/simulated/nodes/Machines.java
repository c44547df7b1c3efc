package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.ObjectKey;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The machines behind the nodes, and how they are. */
final class Machines {
    private static final String KIND = "-/machines";

    /** How a machine is. */
    enum Condition {
        /** It runs, and talks to the API server. */
        UP,
        /** It runs, and cannot reach the API server. */
        CUT_OFF,
        /** It does not run. */
        DOWN
    }

    private final ObjectStore store;

    Machines(ObjectStore store) {
        this.store = store;
    }

    /** All machines by name. */
    Map<String, Condition> all() {
        Map<String, Condition> machines = new TreeMap<>();
        store.list(KIND, "")
                .forEach(json -> machines.put(
                        json.path("name").asString(),
                        condition(json.path("condition").asString())));
        return machines;
    }

    private Optional<Condition> condition(ObjectKey key) {
        return store.get(key).map(json -> condition(json.path("condition").asString()));
    }

    boolean isUp(String name) {
        return condition(key(name)).equals(Optional.of(Condition.UP));
    }

    boolean isDown(String name) {
        return condition(key(name)).equals(Optional.of(Condition.DOWN));
    }

    /** A machine joins, whose clock is ahead of the cluster's by so much; behind, if that is negative. */
    void join(String name, Duration ahead, Instant at) {
        put(name, Condition.UP, ahead.toSeconds(), at);
    }

    void set(String name, Condition condition, Instant at) {
        put(name, condition, ahead(name).toSeconds(), at);
    }

    private void put(String name, Condition condition, long aheadSeconds, Instant at) {
        store.put(
                key(name),
                Json.object()
                        .put("name", name)
                        .put("condition", condition.name().toLowerCase(Locale.ROOT))
                        .put("aheadSeconds", aheadSeconds),
                at);
    }

    /** How far the clock of a machine is ahead of the cluster's. */
    Duration ahead(String name) {
        return Duration.ofSeconds(store.get(key(name))
                .map(json -> json.path("aheadSeconds").asLong(0))
                .orElse(0L));
    }

    void remove(String name, Instant at) {
        store.remove(key(name), at);
    }

    private static ObjectKey key(String name) {
        return new ObjectKey(KIND, "", name);
    }

    private static Condition condition(String word) {
        return Condition.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
