/**
 * Cells, counters and terms in, statements of closed periods out, or the reason why there is none yet.
 *
 * <p>May use: step, rating, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.statements;

import org.jspecify.annotations.NullMarked;
