package dev.treering.projections.explanation;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.projections.rating.Metered;
import java.time.LocalDate;

/**
 * What the ledger says of a resource on a UTC day.
 *
 * @param madeAt position of the fact because of which it said so
 */
public record Cell(Resource resource, LocalDate day, int revision, Metered metered, long madeAt) {}
