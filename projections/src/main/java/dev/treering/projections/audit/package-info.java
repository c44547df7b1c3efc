/**
 * The hash chain of every account, and one digest over all of them.
 *
 * <p>May use: step, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.audit;

import org.jspecify.annotations.NullMarked;
