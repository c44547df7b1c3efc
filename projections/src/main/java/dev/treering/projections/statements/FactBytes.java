package dev.treering.projections.statements;

import dev.treering.events.facts.Fact;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/**
 * Facts that state keeps as they were told. Their published encoding is used, since it says every price model already and is read
 * back whatever version wrote it; a second one of our own would have to say all of it again.
 */
final class FactBytes {

    private FactBytes() {}

    static void write(Fact fact, StateWriter out) {
        out.raw(FactCodec.encode(fact));
    }

    static <F extends Fact> F read(Class<F> type, StateReader in) {
        return type.cast(FactCodec.decode(FactCatalogue.nameOf(type), in.raw()));
    }
}
