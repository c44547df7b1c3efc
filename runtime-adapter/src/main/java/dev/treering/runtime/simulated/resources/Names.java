package dev.treering.runtime.simulated.resources;

import dev.treering.runtime.simulated.model.Metadata;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/** Names the server makes up for objects that only say how their name begins. The same seed gives the same names. */
final class Names {
    // no vowels, and nothing that looks like something else: what the API server uses
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final long seed;

    Names(long seed) {
        this.seed = seed;
    }

    /** The name of a new object: its own, or its prefix and five letters. */
    String of(ObjectNode object, long revision) {
        Metadata metadata = Metadata.of(object);
        String prefix = metadata.node().path("generateName").asString("");
        if (!metadata.name().isEmpty() || prefix.isEmpty()) {
            return metadata.name();
        }
        SplittableRandom random = new SplittableRandom(seed ^ revision * 0x9E3779B97F4A7C15L ^ prefix.hashCode());
        StringBuilder name = new StringBuilder(prefix);
        random.ints(5, 0, LETTERS.length()).forEach(i -> name.append(LETTERS.charAt(i)));
        return name.toString();
    }
}
