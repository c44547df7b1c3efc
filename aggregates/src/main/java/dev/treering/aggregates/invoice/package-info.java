/**
 * Invoices: which numbers are given for what, and what may become of an invoice afterwards.
 *
 * <p>May use: {@code dev.treering.events}, decision, rule. Pure.
 */
@NullMarked
package dev.treering.aggregates.invoice;

import org.jspecify.annotations.NullMarked;
