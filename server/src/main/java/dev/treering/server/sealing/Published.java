package dev.treering.server.sealing;

import java.time.Instant;

/**
 * A signed checkpoint on the topic.
 *
 * @param note as it was signed
 * @param at when it was published, by the clock of who published it; UTC. It was signed moments before
 */
record Published(String note, Instant at) {}
