package dev.treering.projections.verify;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerDigest;
import dev.treering.projections.verify.Verification.Verified;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read and compared so far. */
final class Tally {

    private final VerificationProgress progress;
    private final long offsets;
    private final Set<AccountId> accounts = new HashSet<>();
    private final SortedMap<AccountId, Head> heads = new TreeMap<>();
    private long records;
    private long facts;
    private long unreadable;
    private long entries;
    private long statements;
    private long seals;
    private long position = -1;

    Tally(VerificationProgress progress, long offsets) {
        this.progress = progress;
        this.offsets = offsets;
    }

    void folded(long factAt) {
        facts++;
        position = Math.max(position, factAt);
        recordRead();
    }

    void passedOver(boolean isUnreadable) {
        unreadable += isUnreadable ? 1 : 0;
        recordRead();
    }

    private void recordRead() {
        if (++records % 1000 == 0) {
            progress.read(records, offsets);
        }
    }

    void compared(AccountId account, boolean isStatement) {
        accounts.add(account);
        entries++;
        statements += isStatement ? 1 : 0;
    }

    void sealCompared() {
        seals++;
    }

    void chainsEnd(SortedMap<AccountId, Head> ofPartition) {
        heads.putAll(ofPartition);
    }

    Verified verified(int partitions) {
        return new Verified(
                partitions,
                facts,
                unreadable,
                accounts.size(),
                entries,
                statements,
                seals,
                LedgerDigest.of(heads),
                position);
    }
}
