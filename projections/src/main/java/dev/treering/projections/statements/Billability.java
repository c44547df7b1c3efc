package dev.treering.projections.statements;

import dev.treering.projections.rating.Metered;

/** What usage matters to a statement before its price is known. */
final class Billability {

    private Billability() {}

    /** Whether some price could bill it: commanded and observed time are each billed by some basis, and reports can be counted. */
    static boolean couldBeBilled(Metered metered) {
        return metered.usage().commandedMs() > 0
                || metered.usage().observedMs() > 0
                || metered.count().events() > 0;
    }

    /**
     * Whether an item that says nothing about it would bill it. Time that was only asked for, or only there, is billed where an item
     * says so; a SKU that is in no book has no such item, so that a dyno nobody asked for holds up no statement.
     */
    static boolean isBilledPlainly(Metered metered) {
        return metered.usage().billableMs() > 0 || metered.count().quantity().signum() != 0;
    }
}
