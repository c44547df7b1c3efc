package dev.treering.events.ledger;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;

/**
 * A ledger entry in its place in the account's chain.
 *
 * @param sequence place in the chain, from 1, without gaps
 * @param previous hash of the stored bytes of the entry before; {@link Hash#NONE} for the first
 */
public record ChainedEntry(AccountId account, long sequence, Hash previous, LedgerEntry entry) {}
