/**
 * Why a line is what it is: from the line to the price piece, to the cells, to the intervals, to the facts that begin and end them.
 *
 * <p>May use: ledger, statements, rating, metering, audit, step, and {@code dev.treering.events}. Pure.
 */
@NullMarked
package dev.treering.projections.explanation;

import org.jspecify.annotations.NullMarked;
