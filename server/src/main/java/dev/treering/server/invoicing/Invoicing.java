package dev.treering.server.invoicing;

import dev.treering.projections.query.InvoiceQueries;
import java.util.Optional;

/**
 * What the doors need to invoice.
 *
 * @param delivery empty where no provider is named
 */
public record Invoicing(InvoiceQueries queries, InvoiceRun run, Optional<DeliveryRun> delivery) {}
