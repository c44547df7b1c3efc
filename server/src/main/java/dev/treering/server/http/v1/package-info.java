/**
 * The {@code /v1} door: billing and operations in JSON.
 *
 * <p>May use: http, access, {@code dev.treering.events}, the ports of aggregates and projections, Jackson.
 */
@NullMarked
package dev.treering.server.http.v1;

import org.jspecify.annotations.NullMarked;
