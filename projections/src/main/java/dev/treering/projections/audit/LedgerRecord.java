package dev.treering.projections.audit;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.vocabulary.Hash;

/**
 * A ledger entry as it is stored for ever.
 *
 * @param bytes the canonical bytes; what is stored is what was hashed
 * @param hash SHA-256 of the bytes
 */
@SuppressWarnings(
        "ArrayRecordComponent") // the bytes go to the log as they are; the hash stands for them where records are
// compared
public record LedgerRecord(ChainedEntry chained, byte[] bytes, Hash hash) {

    @Override
    public boolean equals(Object other) {
        return other instanceof LedgerRecord record && hash.equals(record.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return chained + " " + hash;
    }
}
