/**
 * Facts in, usage cells out: commanded and observed levels integrated over UTC days, whatever the order facts come in. And, apart from
 * the meter and for people, the intervals of a day with the facts that begin and end them.
 *
 * <p>May use: step, and {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.metering;

import org.jspecify.annotations.NullMarked;
