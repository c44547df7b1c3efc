package dev.treering.aggregates.decision;

import java.time.Instant;
import java.util.Map;

/**
 * A command with its circumstances.
 *
 * @param at when it was asked, UTC: the time its facts hold from
 * @param extensions attributes its facts carry, see {@link dev.treering.events.log.Extensions}; with an idempotency key, the
 *     same command under the same key acts once
 */
public record Asked(Command command, Instant at, Map<String, String> extensions) {

    public Asked {
        extensions = Map.copyOf(extensions);
    }
}
