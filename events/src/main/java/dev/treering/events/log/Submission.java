package dev.treering.events.log;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * A fact offered to the log. Refuses, as {@link IllegalArgumentException}, what the log could not carry as it is.
 *
 * @param heldAt when it held, UTC, from 1970 to 9999; finer than a millisecond is cut off
 * @param extensions further CloudEvents attributes to keep with it: names as {@link Extensions#check} allows them
 */
public record Submission(FactId id, Instant heldAt, Fact fact, Map<String, String> extensions) {

    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    public Submission {
        if (heldAt.isBefore(Instant.EPOCH) || !heldAt.isBefore(END)) {
            throw new IllegalArgumentException("time is " + heldAt + "; allowed is 1970 to 9999");
        }
        heldAt = heldAt.truncatedTo(ChronoUnit.MILLIS);
        extensions = Map.copyOf(extensions);
        extensions.forEach(Extensions::check);
    }
}
