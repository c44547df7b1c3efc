package dev.treering.projections.model;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.projections.ledger.AccountLedger;
import dev.treering.projections.step.MemoryShelves;
import java.util.List;

/** A ledger of one account that can be held against the rules: the real one, or one broken on purpose. */
interface Ledgering {

    List<LedgerEntry> accept(LoggedFact fact);

    static Ledgering real() {
        var ledger = new AccountLedger(new MemoryShelves());
        return fact -> ledger.accept(fact).stream()
                .map(record -> record.chained().entry())
                .toList();
    }
}
