/** What may become of an invoice, and which numbers are given. */
@NullMarked
package dev.treering.aggregates.invoice;

import org.jspecify.annotations.NullMarked;
