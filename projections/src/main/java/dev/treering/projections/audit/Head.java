package dev.treering.projections.audit;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/**
 * Where an account's chain ends.
 *
 * @param sequence of the last entry, 0 before the first
 * @param hash of the last entry's bytes, {@link Hash#NONE} before the first
 */
public record Head(long sequence, Hash hash) {

    static final Head START = new Head(0, Hash.NONE);

    static final ShelfCodec<Head> CODEC = ShelfCodec.version(1, Head::write, Head::read);

    private void write(StateWriter out) {
        out.number(sequence);
        out.raw(hash.bytes());
    }

    private static Head read(StateReader in) {
        return new Head(in.number(), Hash.ofDigest(in.raw()));
    }
}
