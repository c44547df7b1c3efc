package dev.treering.events.wire;

import dev.treering.events.facts.Fact;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * One type of fact: its name for ever, its record, and how the two become each other.
 *
 * @param name the CloudEvents type, such as {@code treering.app.formation-scaled.v1}
 */
record FactType<F extends Fact, W extends SpecificRecordBase>(
        String name,
        Class<F> fact,
        SingleObject<W> bytes,
        RecordShape json,
        Function<F, W> toWire,
        Function<W, F> fromWire) {

    Schema schema() {
        return bytes.schema();
    }

    byte[] encode(Fact value) {
        return bytes.encode(toWire.apply(fact.cast(value)));
    }

    /** The data of an event that tells this fact. */
    Json.Obj toJson(Fact value) {
        return json.toJson(toWire.apply(fact.cast(value)));
    }

    /** The fact in a record of this type's schema. Throws {@link IllegalArgumentException} where the fact's rules are broken. */
    @SuppressWarnings("unchecked") // Avro makes the record of a schema in the class generated from it, which is W
    F read(IndexedRecord datum) {
        return fromWire.apply((W) datum);
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
