/**
 * Turns what is seen of pods into dyno facts: which container ran from when to when, said once, and never more than was seen.
 *
 * <p>May use: queue, {@code dev.treering.events}, SLF4J in {@link dev.treering.runtime.observe.Observer} only; what is not named
 * Observer is pure. The cluster is behind {@link dev.treering.runtime.observe.Pods}.
 */
@NullMarked
package dev.treering.runtime.observe;

import org.jspecify.annotations.NullMarked;
