/**
 * What may be wished for accounts: open, enrol in the pilot and end it, go live, assign a price book, agree on
 * prices, discounts, credits and taxes.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.account;

import org.jspecify.annotations.NullMarked;
