/**
 * How a rule is written: which facts a command is decided on, how they fold into a state, and what is decided.
 *
 * <p>May use: {@code dev.treering.events}, decision. Pure: no clock, no I/O, no framework.
 */
@NullMarked
package dev.treering.aggregates.rule;

import org.jspecify.annotations.NullMarked;
