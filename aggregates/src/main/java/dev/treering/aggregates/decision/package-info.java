/**
 * What is asked and what is answered: commands, outcomes, refusals in order of precedence.
 *
 * <p>May use: {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.aggregates.decision;

import org.jspecify.annotations.NullMarked;
