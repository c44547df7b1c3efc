package dev.treering.projections.step;

import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.vocabulary.AccountId;

/** A ledger entry and whose ledger it belongs in, before it has its place in the chain. */
public record AccountEntry(AccountId account, LedgerEntry entry) {}
