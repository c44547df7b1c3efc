package dev.treering.projections.topology;

import org.jspecify.annotations.Nullable;

/** A record that could not be read, to be put aside on the same partition. */
@SuppressWarnings("ArrayRecordComponent") // handed from one step to the next, never compared
record DeadLetter(int partition, byte @Nullable [] value) {}
