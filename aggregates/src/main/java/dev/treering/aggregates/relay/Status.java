package dev.treering.aggregates.relay;

/** How the relay is doing. */
public sealed interface Status {

    /** It has not reached the broker and the store yet. */
    record Starting() implements Status {}

    /** It carries what is appended. */
    record Carrying() implements Status {}

    /** The broker or the store is away; it tries again by itself. */
    record Retrying(String problem) implements Status {}

    /** Another relay has taken over. It watches, and takes over itself if that one falls silent. */
    record StandingBy() implements Status {}

    /** Store and topic contradict each other. It has stopped for good: a person must look. */
    record Refused(String problem) implements Status {}

    /** It was closed. */
    record Closed() implements Status {}
}
