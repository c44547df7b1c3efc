package dev.treering.runtime.observe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a node's kubelet last renewed its lease, as of some moment: proof that it lived, by its own clock.
 *
 * @param before the renewal before the newest
 * @param ahead by how much, at least, the node's clock is ahead of ours; behind, if negative
 */
public record Heartbeat(Instant newest, Optional<Instant> before, Duration ahead) {

    /** Of a node whose clock agrees with ours. */
    public Heartbeat(Instant newest, Optional<Instant> before) {
        this(newest, before, Duration.ZERO);
    }

    /** What the node's clock showed, at least, when ours showed this. */
    Instant byItsClock(Instant ours) {
        return ours.equals(Instant.MIN) ? ours : ours.plus(ahead);
    }
}
