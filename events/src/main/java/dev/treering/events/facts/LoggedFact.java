package dev.treering.events.facts;

import java.time.Instant;
import java.util.Map;

/**
 * A fact as it lies in the log.
 *
 * @param position place in the one order of all facts, from 0, without gaps; the same on every partition
 * @param heldAt when it held, UTC, milliseconds
 * @param recordedAt when the log took it, UTC, milliseconds; evidence only, no rule may depend on it
 * @param extensions further CloudEvents attributes, such as causation, traceparent, and what of the data was not understood
 */
public record LoggedFact(
        long position, FactId id, Instant heldAt, Instant recordedAt, Map<String, String> extensions, Fact fact) {

    public LoggedFact {
        extensions = Map.copyOf(extensions);
    }
}
