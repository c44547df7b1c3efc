/**
 * The process: what runs, in order, and the entry of the command line.
 *
 * <p>May use: everything. Nothing may use it but the benchmarks.
 */
@NullMarked
package dev.treering.server;

import org.jspecify.annotations.NullMarked;
