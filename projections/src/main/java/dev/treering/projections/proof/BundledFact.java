package dev.treering.projections.proof;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;

/**
 * A fact as it lies in the log.
 *
 * @param type its CloudEvents type
 * @param data its bytes as they are stored; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes go through as they are; nothing compares these records
public record BundledFact(LoggedFact fact, String type, byte[] data) {

    /** A fact whose bytes are those that today's schema gives it. */
    public static BundledFact of(LoggedFact fact) {
        return new BundledFact(fact, FactCatalogue.nameOf(fact.fact()), FactCodec.encode(fact.fact()));
    }
}
