/** Logs that were archived long ago, and what was made of them then: the same bytes for ever, on any machine and in any locale. */
@NullMarked
package dev.treering.projections.golden;

import org.jspecify.annotations.NullMarked;
