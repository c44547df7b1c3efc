package dev.treering.runtime.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * When a node's kubelet last renewed its lease, as of some moment: proof that it lived, by its own clock.
 *
 * @param before the renewal before the newest
 */
public record Heartbeat(Instant newest, Optional<Instant> before) {}
