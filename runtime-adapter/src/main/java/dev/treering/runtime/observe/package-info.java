/**
 * Turns what is seen of pods into dyno facts: which container ran from when to when, said once, and never more than was seen.
 * The rules (tracker, book, facts, names, signs, census) are pure; Observation, Observer, Witness, Testimony, Inbox and
 * Insistence are the shell around them.
 *
 * <p>May use: queue, trouble, {@code dev.treering.events}; a clock, SLF4J and threads in the shell only. The cluster is behind
 * {@link dev.treering.runtime.observe.Pods}.
 */
@NullMarked
package dev.treering.runtime.observe;

import org.jspecify.annotations.NullMarked;
