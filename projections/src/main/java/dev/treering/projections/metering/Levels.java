package dev.treering.projections.metering;

import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.SortedMap;

/**
 * The levels of a subject at a midnight. Only what is not zero is in here. Whose the subject is does not count: levels go on
 * beneath it.
 *
 * @param commanded the step in force of each lane
 * @param observed the dynos of each slot
 */
record Levels(SortedMap<Lane, Step> commanded, SortedMap<Slot, Standing> observed) {

    static final Levels NOTHING = new Levels(Sorted.empty(), Sorted.empty());

    boolean areNothing() {
        return commanded.isEmpty() && observed.isEmpty();
    }

    /** Whether usage that follows from these is the same; where in the log they come from does not count. */
    boolean sameAs(Levels other) {
        return commanded.equals(other.commanded)
                && observed.keySet().equals(other.observed.keySet())
                && observed.entrySet().stream()
                        .allMatch(entry -> entry.getValue().sameAs(other.observed(entry.getKey())));
    }

    Standing observed(Slot slot) {
        return observed.getOrDefault(slot, Standing.NONE);
    }

    void write(StateWriter out) {
        out.map(commanded, Lane::write, Step::write);
        out.map(observed, Slot::write, Standing::write);
    }

    static Levels read(StateReader in) {
        return new Levels(in.map(Lane::read, Step::read), in.map(Slot::read, Standing::read));
    }
}
