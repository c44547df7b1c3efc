/**
 * Makes a cluster hold what is to run: desired and observed compared into a plan, carried out app by app from a queue.
 *
 * <p>May use: desired, {@code dev.treering.events}, SLF4J. The cluster itself is behind {@link Workloads}.
 */
@NullMarked
package dev.treering.runtime.reconcile;

import org.jspecify.annotations.NullMarked;
