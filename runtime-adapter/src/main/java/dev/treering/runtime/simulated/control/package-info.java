/**
 * The form of every controller: one level-triggered pass over the objects at one instant, as one step.
 * May use: the JDK, Jackson, {@code model}, {@code resources}.
 */
@NullMarked
package dev.treering.runtime.simulated.control;

import org.jspecify.annotations.NullMarked;
