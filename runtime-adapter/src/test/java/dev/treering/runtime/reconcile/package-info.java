/** Plans. */
@NullMarked
package dev.treering.runtime.reconcile;

import org.jspecify.annotations.NullMarked;
