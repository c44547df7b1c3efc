package dev.treering.runtime.observe;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known, at the moment something is seen, about how long things had lived before.
 *
 * @param now when it was seen: nothing that was not seen to end can have ended later
 * @param watched until when pods were watched without a gap before that
 * @param heartbeat of the node; empty where none was ever heard
 */
public record Signs(Instant now, Instant watched, Optional<Heartbeat> heartbeat) {}
