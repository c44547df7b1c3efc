/**
 * Cells, counters and terms in, statements of closed periods out, or the reason why there is none yet.
 *
 * <p>May use: step, rating, backbilling for what it asks of statements, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.statements;

import org.jspecify.annotations.NullMarked;
