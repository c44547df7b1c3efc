package dev.treering.projections.verify;

import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.SealRecords;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.sealing.SealRecord;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record as it must be stored.
 *
 * @param said what it says
 * @param bytes its value
 * @param account whose it is, also its key; empty for the seal of a partition
 * @param sequence in the account's chain; of a seal the last it seals; 0 where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // compared with the stored bytes, by value
record Expected(
        Object said, byte[] bytes, Optional<AccountId> account, long sequence, Headers headers, Reading reading) {

    /** In the place of a key or a header that is not there. */
    static final String NONE = "missing";

    /** From a stored record to what it says; throws {@link dev.treering.events.wire.UnreadableRecord}. */
    @FunctionalInterface
    interface Reading {
        Object read(Headers headers, byte @Nullable [] value);
    }

    static Expected of(LedgerRecord entry) {
        return new Expected(
                entry.chained(),
                entry.bytes(),
                Optional.of(entry.chained().account()),
                entry.chained().sequence(),
                LedgerRecords.headers(entry.chained(), entry.hash()),
                LedgerRecords::read);
    }

    /** @param partition it lies on */
    static Expected of(SealRecord seal, int partition) {
        return new Expected(
                seal.seal(),
                seal.bytes(),
                seal.seal().owner(),
                seal.seal() instanceof AccountSealed account ? account.lastSequence() : 0,
                SealRecords.headers(seal.seal(), partition, seal.hash()),
                SealRecords::read);
    }

    String key() {
        return account.map(AccountId::value).orElse(NONE);
    }
}
