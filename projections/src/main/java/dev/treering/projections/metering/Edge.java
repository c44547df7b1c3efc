package dev.treering.projections.metering;

import dev.treering.events.facts.LoggedFact;

/**
 * Something changed a level.
 *
 * @param at when, ms since 1970 UTC
 * @param cause the fact that says so
 * @param what in words, such as "web.1 started"
 */
public record Edge(long at, LoggedFact cause, String what) {}
