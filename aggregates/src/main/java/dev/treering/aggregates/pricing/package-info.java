/**
 * Price books: the reviewed file, and the decision to publish it.
 *
 * <p>May use: decision, {@code dev.treering.events}, snakeyaml-engine.
 */
@NullMarked
package dev.treering.aggregates.pricing;

import org.jspecify.annotations.NullMarked;
