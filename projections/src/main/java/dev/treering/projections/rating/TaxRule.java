package dev.treering.projections.rating;

import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.vocabulary.TaxMode;

/** How a line is taxed; {@code mode} is EXCLUSIVE or INCLUSIVE, what is not taxed has no rule. */
public record TaxRule(TaxMode mode, LineTax tax) {}
