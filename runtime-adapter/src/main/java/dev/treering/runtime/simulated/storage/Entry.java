package dev.treering.runtime.simulated.storage;

import dev.treering.runtime.simulated.model.Json;
import dev.treering.runtime.simulated.model.ObjectKey;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One record of the journal.
 *
 * @param key nothing in the first record of a compacted journal, which only says how far the cluster had come
 * @param object nothing where the object was removed
 */
record Entry(long revision, Instant at, Optional<ObjectKey> key, Optional<ObjectNode> object) {

    byte[] toBytes() {
        ObjectNode record = Json.object().put("revision", revision).put("at", at.toString());
        key.ifPresent(
                k -> record.putArray("key").add(k.kind()).add(k.namespace()).add(k.name()));
        object.ifPresent(o -> record.set("object", o));
        return Json.bytes(record);
    }

    static Entry of(byte[] bytes) {
        ObjectNode record = Json.parseObject(bytes).orThrow();
        JsonNode key = record.path("key");
        return new Entry(
                record.path("revision").asLong(),
                Instant.parse(record.path("at").asString()),
                key.isArray()
                        ? Optional.of(new ObjectKey(
                                key.get(0).asString(),
                                key.get(1).asString(),
                                key.get(2).asString()))
                        : Optional.empty(),
                record.get("object") instanceof ObjectNode object ? Optional.of(object) : Optional.empty());
    }
}
