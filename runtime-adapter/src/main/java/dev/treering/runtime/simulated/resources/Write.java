package dev.treering.runtime.simulated.resources;

import java.time.Instant;

/**
 * How something is written.
 *
 * @param manager the field manager
 * @param dryRun answer as if it were done, and do nothing
 * @param at the cluster's time
 */
public record Write(String manager, boolean dryRun, Instant at) {}
