/**
 * A provider to try things on: an HTTP server in process that takes invoices, and misbehaves by a seed where it is told to.
 *
 * <p>May use: the JDK's HTTP server, delivery's limits, Jackson.
 */
@NullMarked
package dev.treering.server.invoicing.simulated;

import org.jspecify.annotations.NullMarked;
