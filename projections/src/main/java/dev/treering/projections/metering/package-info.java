/**
 * Facts in, usage cells out: commanded and observed levels integrated over UTC days, whatever the order facts come in.
 *
 * <p>May use: step, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.metering;

import org.jspecify.annotations.NullMarked;
