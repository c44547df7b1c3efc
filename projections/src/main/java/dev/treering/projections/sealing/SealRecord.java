package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.SealCodec;

/**
 * A seal as it is published.
 *
 * @param bytes the canonical bytes
 * @param hash SHA-256 of the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // as with the ledger's records: the hash stands for the bytes
public record SealRecord(Seal seal, byte[] bytes, Hash hash) {

    static SealRecord of(Seal seal) {
        byte[] bytes = SealCodec.encode(seal);
        return new SealRecord(seal, bytes, Hash.of(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealRecord record && hash.equals(record.hash);
    }

    @Override
    public int hashCode() {
        return hash.hashCode();
    }

    @Override
    public String toString() {
        return seal + " " + hash;
    }
}
