package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.ObjectKey;
import dev.treering.runtime.simulated.storage.ObjectStore;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names the server makes up for objects that only say how their name begins. The same seed gives the same names in the same order
 * of creation, whatever else is written in between.
 */
final class Names {
    // no vowels, and nothing that looks like something else: what the API server uses
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final ObjectKey COUNT = new ObjectKey("-/names", "", "made-up");

    private final ObjectStore store;
    private final long seed;

    Names(ObjectStore store, long seed) {
        this.store = store;
        this.seed = seed;
    }

    /** The name of a new object: its own, or its prefix and five letters. Called under the store's lock. */
    String of(ObjectNode object, Write write) {
        Metadata metadata = Metadata.of(object);
        String prefix = metadata.node().path("generateName").asString("");
        if (!metadata.name().isEmpty() || prefix.isEmpty()) {
            return metadata.name();
        }
        int number = store.get(COUNT).map(count -> count.path("count").asInt()).orElse(0);
        if (!write.dryRun()) {
            store.put(COUNT, Json.object().put("count", number + 1), write.at());
        }
        SplittableRandom random = new SplittableRandom(seed ^ number * 0x9E3779B97F4A7C15L ^ prefix.hashCode());
        StringBuilder name = new StringBuilder(prefix);
        random.ints(5, 0, LETTERS.length()).forEach(i -> name.append(LETTERS.charAt(i)));
        return name.toString();
    }
}
