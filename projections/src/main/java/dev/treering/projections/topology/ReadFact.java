package dev.treering.projections.topology;

import dev.treering.events.facts.LoggedFact;

/** A fact and the bytes it was read from, should it have to be put aside as it was. */
@SuppressWarnings("ArrayRecordComponent") // handed from one step to the next, never compared
record ReadFact(LoggedFact fact, byte[] value) {}
