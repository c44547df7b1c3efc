package dev.treering.projections.metering;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.Fact;

/** Facts that name an app. Nothing is metered by a name, and it is right at any time, so it is never told too early. */
public final class Names {

    private Names() {}

    /** Whether a fact gives an app its name. Statements take it even where the meter rejects what else the fact says. */
    public static boolean areIn(Fact fact) {
        return fact instanceof AppFact.Created || fact instanceof AppFact.TransferredIn;
    }

    /** Whether a fact says what an app is, and nothing that is metered. */
    static boolean areAllOf(Fact fact) {
        return fact instanceof AppFact.Created || fact instanceof AppFact.Released;
    }
}
