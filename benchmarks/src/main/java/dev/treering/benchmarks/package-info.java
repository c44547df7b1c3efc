/**
 * The measurements: how fast, as a ratio to a limit measured in the same run.
 *
 * <p>May use: everything. Nothing may use it.
 */
@NullMarked
package dev.treering.benchmarks;

import org.jspecify.annotations.NullMarked;
