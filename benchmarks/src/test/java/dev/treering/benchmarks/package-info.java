/**
 * That the measurements still measure.
 *
 * <p>May use: everything.
 */
@NullMarked
package dev.treering.benchmarks;

import org.jspecify.annotations.NullMarked;
