package dev.treering.aggregates.store;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.FactCodec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A fact as the store has it.
 *
 * @param position place in the one order of all facts, from 0
 * @param recordedAt when the store took it, UTC, milliseconds; never earlier than that of the fact before
 * @param payload the bytes as they were appended; not to be changed by anybody
 */
public record StoredFact(
        long position,
        FactId id,
        String type,
        Instant heldAt,
        Instant recordedAt,
        Optional<AccountId> account,
        byte[] payload,
        Map<String, String> extensions,
        SortedSet<String> tags) {

    /**
     * The fact itself, decoded.
     *
     * @throws dev.treering.events.wire.UnreadableRecord when this version does not know it
     */
    public Fact fact() {
        return FactCodec.decode(type, payload);
    }
}
