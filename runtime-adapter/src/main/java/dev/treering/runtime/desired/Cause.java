package dev.treering.runtime.desired;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Extensions;

/**
 * The fact that made an app's desired state what it is.
 *
 * @param fact its identity: who said it, and which of its sayings
 * @param position in the log
 * @param traceparent the W3C trace context it was said in; empty where none is known
 */
public record Cause(String fact, long position, String traceparent) {

    static Cause of(LoggedFact logged) {
        return new Cause(
                logged.id().toString(),
                logged.position(),
                logged.extensions().getOrDefault(Extensions.TRACEPARENT, ""));
    }
}
