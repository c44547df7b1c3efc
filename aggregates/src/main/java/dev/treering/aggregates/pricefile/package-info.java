/**
 * Price books as people write and review them: one YAML file, read whole, every problem told with its place.
 *
 * <p>May use: {@code dev.treering.events}, snakeyaml-engine. No clock, no I/O.
 */
@NullMarked
package dev.treering.aggregates.pricefile;

import org.jspecify.annotations.NullMarked;
