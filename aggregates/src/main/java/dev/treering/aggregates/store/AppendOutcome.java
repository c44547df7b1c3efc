package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;

/** What became of an append. Unless it was committed, nothing changed. */
public sealed interface AppendOutcome {

    /** The facts are durable at these positions, both inclusive. */
    record Committed(long firstPosition, long lastPosition) implements AppendOutcome {}

    /** The boundary holds something newer than the decision has seen, here: source again and decide again. */
    record Overtaken(long position) implements AppendOutcome {}

    /** The store has a fact of that identity, there. Whether it is the same fact is for the caller to compare. */
    record Taken(FactId id, long position) implements AppendOutcome {}
}
