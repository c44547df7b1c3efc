/**
 * The composition root: what runs, started in order and stopped in reverse.
 *
 * <p>May use: everything but the command line.
 */
@NullMarked
package dev.treering.server.running;

import org.jspecify.annotations.NullMarked;
