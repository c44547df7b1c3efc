package dev.treering.events.log;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import java.time.Instant;
import java.util.Map;

/**
 * A fact offered to the log.
 *
 * @param heldAt when it held, UTC; finer than a millisecond is cut off
 * @param extensions further CloudEvents attributes to keep with it: lower-case names, see {@link Extensions}
 */
public record Submission(FactId id, Instant heldAt, Fact fact, Map<String, String> extensions) {

    public Submission {
        heldAt = heldAt.truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        extensions = Map.copyOf(extensions);
    }
}
