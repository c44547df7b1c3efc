/**
 * Invoices as tables: written by the projection of the platform's facts, and read for the invoicing job and the doors.
 *
 * <p>May use: {@code dev.treering.events}, query, sql.
 */
@NullMarked
package dev.treering.projections.readmodel.invoice;

import org.jspecify.annotations.NullMarked;
