package dev.treering.projections.model;

import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.MemoryShelves;
import java.util.List;

/** A meter that can be held against the rules: the real one, or one broken on purpose. */
interface Metering {

    List<AccountEntry> accept(LoggedFact fact);

    static Metering real() {
        return new Meter(new MemoryShelves())::accept;
    }
}
