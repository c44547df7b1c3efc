/**
 * Prices as values: the models a price is made of, and the terms of a price book around them. No rating is done here.
 *
 * <p>May use: vocabulary.
 */
@NullMarked
package dev.treering.events.prices;

import org.jspecify.annotations.NullMarked;
