/**
 * Price books: the reviewed file, and what may be wished for one: to be published, once.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule, and in {@link dev.treering.aggregates.pricing.PriceBookFile} and its
 * parts snakeyaml-engine. No clock, no I/O.
 */
@NullMarked
package dev.treering.aggregates.pricing;

import org.jspecify.annotations.NullMarked;
