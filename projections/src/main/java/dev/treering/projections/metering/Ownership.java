package dev.treering.projections.metering;

import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When an app was an account's own. Before the first transfer that is known it was, unless that is the one by which it came.
 *
 * @param transfers in order; to 1 is in, to 0 is out
 */
record Ownership(List<Step> transfers) {

    /** An app that never changed hands. */
    static final Ownership ALWAYS = new Ownership(List.of());

    boolean knows(Step transfer) {
        return Collections.binarySearch(transfers, transfer) >= 0;
    }

    boolean beginsAfter(Step transfer) {
        return transfers.isEmpty() || transfer.compareTo(transfers.getFirst()) < 0;
    }

    Ownership with(Step transfer) {
        var longer = new ArrayList<>(transfers);
        longer.add(-Collections.binarySearch(longer, transfer) - 1, transfer);
        return new Ownership(Collections.unmodifiableList(longer));
    }

    /** Whether the app was owned before anything of {@link #transfers}. */
    boolean atFirst() {
        return transfers.isEmpty() || transfers.getFirst().quantity() == 0;
    }

    /** The transfers that matter from an instant on: the last that held by then, and all later ones. */
    Ownership from(long instant) {
        int last = 0;
        while (last + 1 < transfers.size() && transfers.get(last + 1).heldAt() <= instant) {
            last++;
        }
        return last == 0 ? this : new Ownership(transfers.subList(last, transfers.size()));
    }

    void write(StateWriter out) {
        out.list(transfers, Step::write);
    }

    static Ownership read(StateReader in) {
        return new Ownership(in.list(Step::read));
    }
}
