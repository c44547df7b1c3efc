/**
 * A provider behind HTTP: what is sent, and what its answers mean.
 *
 * <p>May use: {@code dev.treering.events}, delivery, the JDK's HTTP client, Jackson.
 */
@NullMarked
package dev.treering.server.invoicing.http;

import org.jspecify.annotations.NullMarked;
