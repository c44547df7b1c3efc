/**
 * What a seal says: at the close of a period every account's lines, chain and totals, and one root over all of them.
 *
 * <p>May use: audit, merkle, step, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.sealing;

import org.jspecify.annotations.NullMarked;
