package dev.treering.projections.verify;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import java.util.Optional;

/** What came of an attempt to disprove the ledger. */
public sealed interface Verification {

    /**
     * Everything stored is what the facts lead to.
     *
     * @param facts that were folded
     * @param unreadable records of the log that are no facts, and so have no effect
     * @param accounts with at least one entry compared
     * @param entries compared, statements among them
     * @param statements compared on the topic of statements too
     * @param seals compared, of accounts and of partitions
     * @param digest over the heads of all chains that were folded, see {@link dev.treering.projections.audit.LedgerDigest}
     * @param position highest log position folded; -1 where there is none
     */
    record Verified(
            int partitions,
            long facts,
            long unreadable,
            int accounts,
            long entries,
            long statements,
            long seals,
            Hash digest,
            long position)
            implements Verification {}

    /**
     * Something stored is not what it must be: the first difference found.
     *
     * @param field the first that differs, such as {@code entry.usage.billableMs}
     * @param expected what the facts lead to
     * @param found what is stored
     */
    record Mismatch(Place place, String field, String expected, String found) implements Verification {}

    /** It could not be found out, for this reason. Says nothing about the ledger. */
    record CannotVerify(String reason) implements Verification {}

    /**
     * Where something lies, or should lie.
     *
     * @param offset {@link #NOT_THERE} for what is missing
     * @param account whose chain it is in; empty for a place in the log of facts
     * @param sequence in the account's chain; 0 where there is none
     */
    record Place(String topic, int partition, long offset, Optional<AccountId> account, long sequence) {

        /** The offset of what is missing. */
        public static final long NOT_THERE = -1;
    }
}
