package dev.treering.projections.metering;

import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;

/**
 * When an account was opened. What is said after it in the log counts for no time before.
 *
 * @param heldAt ms since 1970 UTC
 * @param position where in the log it lies; of several the first holds
 */
record Opening(long heldAt, long position) {

    /** An account of which nothing is known yet: it may have existed for ever. */
    static final Opening NONE = new Opening(Long.MIN_VALUE, Long.MAX_VALUE);

    static final ShelfCodec<Opening> CODEC = ShelfCodec.version(1, Opening::write, Opening::read);

    /** From when on a fact at this place in the log may count, ms since 1970 UTC. */
    long boundsFactAt(long place) {
        return position < place ? heldAt : Long.MIN_VALUE;
    }

    private void write(StateWriter out) {
        out.number(heldAt);
        out.number(position);
    }

    private static Opening read(StateReader in) {
        return new Opening(in.number(), in.number());
    }
}
