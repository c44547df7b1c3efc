package dev.treering.runtime.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * When a node's kubelet last renewed its lease: proof that it lived, by its own clock.
 *
 * @param before the renewal before the newest that was heard of
 */
public record Heartbeat(Instant newest, Optional<Instant> before) {

    /** This with a renewal that was heard of; an older one changes nothing. */
    public Heartbeat with(Instant renewal) {
        return renewal.isAfter(newest) ? new Heartbeat(renewal, Optional.of(newest)) : this;
    }
}
