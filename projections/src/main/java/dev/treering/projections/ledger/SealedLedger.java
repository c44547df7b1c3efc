package dev.treering.projections.ledger;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.audit.Head;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.sealing.Sealing;
import dev.treering.projections.step.Shelves;
import java.util.List;
import java.util.SortedMap;

/** The ledger of one partition and its seals: all that is published because of the partition's facts. */
public final class SealedLedger {

    private final AccountLedger ledger;
    private final Sealing sealing;

    public SealedLedger(Shelves shelves) {
        this.ledger = new AccountLedger(shelves);
        this.sealing = new Sealing(shelves);
    }

    /** What a fact leads to, each in its order; the seals come after the entries. */
    public record Outcome(List<LedgerRecord> entries, List<SealRecord> seals) {}

    /** Takes in the next fact of the partition. */
    public Outcome accept(LoggedFact fact) {
        List<LedgerRecord> entries = ledger.accept(fact);
        entries.forEach(sealing::take);
        return new Outcome(entries, sealing.accept(fact, ledger::heads));
    }

    /** Where every account's chain ends. */
    public SortedMap<AccountId, Head> heads() {
        return ledger.heads();
    }
}
