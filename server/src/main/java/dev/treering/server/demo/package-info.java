/**
 * The demonstration: two months of two customers in a minute, on the real parts and a virtual clock.
 *
 * <p>May use: running, settings and the verifier of http, events, commands, queries, the simulated cluster.
 */
@NullMarked
package dev.treering.server.demo;

import org.jspecify.annotations.NullMarked;
