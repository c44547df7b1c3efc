package dev.treering.projections.metering;

import dev.treering.events.vocabulary.DynoSize;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.Comparator;

/**
 * From when on how many dynos of which size are commanded of a process type. Absolute; moves the whole process to the size.
 * Ordered by when it held; of two at the same instant the later in the log is the later.
 */
record Step(long heldAt, long position, int quantity, DynoSize size) implements Comparable<Step> {

    private static final Comparator<Step> ORDER =
            Comparator.comparingLong(Step::heldAt).thenComparingLong(Step::position);

    int of(DynoSize wanted) {
        return size.equals(wanted) ? quantity : 0;
    }

    @Override
    public int compareTo(Step other) {
        return ORDER.compare(this, other);
    }

    void write(StateWriter out) {
        out.number(heldAt);
        out.number(position);
        out.number(quantity);
        out.text(size.value());
    }

    static Step read(StateReader in) {
        return new Step(in.number(), in.number(), in.integer(), new DynoSize(in.text()));
    }
}
