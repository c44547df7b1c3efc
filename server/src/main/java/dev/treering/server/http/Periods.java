package dev.treering.server.http;

import dev.treering.aggregates.decision.Outcome;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;

/** Closes periods: whoever asks passes the same gate. */
@FunctionalInterface
public interface Periods {

    /**
     * Asks for a UTC month to be closed.
     *
     * @param at now
     * @param extensions attributes of the fact that is made
     * @return refused with every reason on a line of its own
     * @throws dev.treering.events.log.LogUnavailable when nothing is known of the outcome
     */
    Outcome close(YearMonth period, Instant at, Map<String, String> extensions);
}
