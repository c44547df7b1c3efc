package dev.treering.events.wire;

import dev.treering.events.facts.Fact;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One type of fact: its name for ever, its record, and how the two become each other.
 *
 * @param name the CloudEvents type, such as {@code treering.app.formation-scaled.v1}
 */
record FactType<F extends Fact, W extends SpecificRecordBase>(
        String name, Class<F> fact, SingleObject<W> bytes, Function<F, W> toWire, Function<W, F> fromWire) {

    Schema schema() {
        return bytes.schema();
    }

    byte[] encode(Fact value) {
        return bytes.encode(toWire.apply(fact.cast(value)));
    }

    F decode(byte[] encoded) {
        W datum = bytes.decode(encoded);
        try {
            return fromWire.apply(datum);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(e.getMessage() == null ? name : name + ": " + e.getMessage(), e);
        }
    }
}
