/**
 * What usage costs: exact arithmetic on prices and nothing else, one price model a file.
 *
 * <p>May use: {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.projections.rating;

import org.jspecify.annotations.NullMarked;
