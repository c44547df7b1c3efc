/**
 * What may be wished for price books: to publish them, once.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.pricing;

import org.jspecify.annotations.NullMarked;
