package dev.treering.events.wire;

import dev.treering.events.facts.Fact;

/** Facts to bytes and back. The bytes are the same in the event store and on Kafka. Safe for use by several threads. */
public final class FactCodec {

    private FactCodec() {}

    /** The fact in Avro's single-object encoding; the same fact always gives the same bytes. */
    public static byte[] encode(Fact fact) {
        return FactCatalogue.typeOf(fact).encode(fact);
    }

    /**
     * The fact in these bytes, whichever published version of its schema wrote them.
     *
     * @param type the CloudEvents type
     * @throws UnreadableRecord when the type is unknown or the bytes are not of it
     */
    public static Fact decode(String type, byte[] bytes) {
        return FactCatalogue.typeNamed(type)
                .orElseThrow(
                        () -> new UnreadableRecord("unknown type " + type + "; known are " + FactCatalogue.names()))
                .decode(bytes);
    }
}
