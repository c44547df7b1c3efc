/** Issuing on a store, alone and in a race. */
@NullMarked
package dev.treering.aggregates.issuing;

import org.jspecify.annotations.NullMarked;
