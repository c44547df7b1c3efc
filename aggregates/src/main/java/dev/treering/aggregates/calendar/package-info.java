/**
 * What may be wished for the billing calendar: to close a day, to close a period.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.calendar;

import org.jspecify.annotations.NullMarked;
