/**
 * Gives invoices their numbers: appends what the invoice book decides straight to the store, many at a time.
 *
 * <p>May use: {@code dev.treering.events}, invoice, store.
 */
@NullMarked
package dev.treering.aggregates.issuing;

import org.jspecify.annotations.NullMarked;
