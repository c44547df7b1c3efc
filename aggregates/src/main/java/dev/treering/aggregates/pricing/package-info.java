/**
 * What may be wished for prices: to publish price books, once; to fix rates of exchange.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.pricing;

import org.jspecify.annotations.NullMarked;
