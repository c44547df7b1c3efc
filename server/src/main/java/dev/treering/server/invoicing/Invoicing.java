package dev.treering.server.invoicing;

import dev.treering.aggregates.issuing.ClosedMonths;
import dev.treering.projections.query.InvoiceQueries;
import java.util.Optional;

/**
 * What the doors need to invoice.
 *
 * @param months which have all their live statements
 * @param delivery empty where no provider is named
 */
public record Invoicing(InvoiceQueries queries, InvoiceRun run, ClosedMonths months, Optional<DeliveryRun> delivery) {}
