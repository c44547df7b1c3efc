package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.Resource;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a line comes to on one UTC day.
 *
 * @param resource the line's
 * @param billedMs billed time of the day; 0 for what is no level
 * @param amount of the line's amount, in the statement's currency
 */
public record DayAmount(Resource resource, LocalDate day, long billedMs, BigDecimal amount) {}
