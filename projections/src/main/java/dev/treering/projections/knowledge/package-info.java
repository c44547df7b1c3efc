/**
 * What was known when: the log folded up to a position, and what changed between two.
 *
 * <p>May use: ledger, statements, rating, audit, step, and {@code dev.treering.events}. Pure.
 */
@NullMarked
package dev.treering.projections.knowledge;

import org.jspecify.annotations.NullMarked;
