/**
 * What may be wished for accounts: open, enrol in the pilot, go live, assign a price book.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.account;

import org.jspecify.annotations.NullMarked;
