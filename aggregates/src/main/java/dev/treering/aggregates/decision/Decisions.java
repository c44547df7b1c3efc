package dev.treering.aggregates.decision;

/** The door for commands. */
public interface Decisions {

    /**
     * Decides a command and makes its facts durable.
     *
     * @throws dev.treering.events.log.LogUnavailable when nothing is known of the outcome; asking again with the same
     *     idempotency key is safe
     */
    Outcome decide(Asked asked);
}
