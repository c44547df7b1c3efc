/**
 * What becomes of usage that was tracked and not charged: cells stated in shadow and facts in; what a case comes to, and which cells
 * were posted, waived or expired, out. A cell is resolved once.
 *
 * <p>May use: step, rating, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.backbilling;

import org.jspecify.annotations.NullMarked;
