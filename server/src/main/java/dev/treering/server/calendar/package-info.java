/**
 * Closes days and periods by the machine's clock: what is due is pure, who asks for it is one thread.
 *
 * <p>May use: {@code dev.treering.events}, {@code dev.treering.aggregates.decision} and {@code .store}, SLF4J.
 */
@NullMarked
package dev.treering.server.calendar;

import org.jspecify.annotations.NullMarked;
