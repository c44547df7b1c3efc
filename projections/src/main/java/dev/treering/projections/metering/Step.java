package dev.treering.projections.metering;

import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.Comparator;

/**
 * From when on how many of which SKU are commanded of a lane. Absolute; moves the whole lane to the SKU. Ordered by when it held;
 * of two at the same instant the later in the log is the later.
 */
record Step(long heldAt, long position, int quantity, Sku sku) implements Comparable<Step> {

    /** Of steps that name no SKU: to nothing, or on lanes that are not sold. */
    private static final Sku NONE = new Sku("none");

    private static final Comparator<Step> ORDER =
            Comparator.comparingLong(Step::heldAt).thenComparingLong(Step::position);

    /** Whether something is so from now on. */
    static Step to(boolean on, long heldAt, long position) {
        return new Step(heldAt, position, on ? 1 : 0, NONE);
    }

    /** What held before it, of something that is so or is not. */
    Step opposite() {
        return to(quantity == 0, heldAt, position);
    }

    int of(Sku wanted) {
        return sku.equals(wanted) ? quantity : 0;
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }

    void write(StateWriter out) {
        out.number(heldAt);
        out.number(position);
        out.number(quantity);
        out.text(sku.value());
    }

    static Step read(StateReader in) {
        return new Step(in.number(), in.number(), in.integer(), new Sku(in.text()));
    }
}
