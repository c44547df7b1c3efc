/**
 * What accounts would have been charged by another price book or basis: the same facts with other terms, by the same rules.
 *
 * <p>May use: ledger, step, and {@code dev.treering.events}. Pure.
 */
@NullMarked
package dev.treering.projections.comparison;

import org.jspecify.annotations.NullMarked;
