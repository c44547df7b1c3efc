/**
 * Cells, counters and terms in, statements of closed periods out, or the reason why there is none yet; with what changed since in
 * periods that were stated before, with what is said of each cell, and with budgets as they are reached.
 *
 * <p>May use: step, rating, backbilling for what it asks of statements, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.statements;

import org.jspecify.annotations.NullMarked;
