/**
 * The ledger's rules written a second time, for plainness alone, and random histories to hold the two against each other.
 *
 * <p>May use: metering, rating, statements, ledger and step, through what they offer to everybody, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.model;

import org.jspecify.annotations.NullMarked;
