/**
 * The HTTP doors: the server, routing, who may come in, bodies and their limits, refusals, what every door shares.
 *
 * <p>May use: access, telemetry, {@code dev.treering.events}, the ports of aggregates and projections, Helidon WebServer, Jackson, SLF4J.
 */
@NullMarked
package dev.treering.server.http;

import org.jspecify.annotations.NullMarked;
