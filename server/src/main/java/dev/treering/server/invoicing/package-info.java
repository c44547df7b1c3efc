/**
 * The invoicing job: what live statements and posted back-bills ask for is checked, issued and delivered, in steps that may be
 * cut off anywhere and asked for again.
 *
 * <p>May use: {@code dev.treering.events}, {@code dev.treering.aggregates} (invoice, issuing), {@code dev.treering.projections.query},
 * rating's minor unit, delivery.
 */
@NullMarked
package dev.treering.server.invoicing;

import org.jspecify.annotations.NullMarked;
