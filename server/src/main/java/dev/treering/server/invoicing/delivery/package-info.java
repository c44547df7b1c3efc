/**
 * Delivery of invoices to whoever collects the money, as a port; pacing by the provider's limits and retries, on time that is
 * handed in.
 *
 * <p>May use: {@code dev.treering.events}.
 */
@NullMarked
package dev.treering.server.invoicing.delivery;

import org.jspecify.annotations.NullMarked;
