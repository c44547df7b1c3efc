/**
 * Closes days and periods: what is due is pure, who asks for it by the machine's clock is a thread, and what the gate of a
 * period has to know is read here for whoever asks.
 *
 * <p>May use: {@code dev.treering.events}, {@code dev.treering.aggregates.decision} and {@code .store}, {@code projections.query},
 * {@code server.http}, {@code server.settings}, SLF4J.
 */
@NullMarked
package dev.treering.server.calendar;

import org.jspecify.annotations.NullMarked;
