/**
 * What every stage of the ledger is made of: shelves of ordered keys that hold its state, and the bytes of both.
 *
 * <p>May use: the facts and the ledger entries of {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.step;

import org.jspecify.annotations.NullMarked;
