package dev.treering.projections.scenario;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.topics.FactRecords;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.step.MemoryShelves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the ledger must say, from the pure core alone: no Kafka. */
public final class ExpectedLedger {

    private ExpectedLedger() {}

    /** The entries of one partition, in order, of facts whose positions are those in the list. */
    public static List<LedgerRecord> of(List<Held> facts, int partition, int partitions) {
        return folded(facts, partition, partitions).entries();
    }

    /** The seals of one partition, in order, of facts whose positions are those in the list. */
    public static List<SealRecord> seals(List<Held> facts, int partition, int partitions) {
        return folded(facts, partition, partitions).seals();
    }

    private static SealedLedger.Outcome folded(List<Held> facts, int partition, int partitions) {
        var ledger = new SealedLedger(new MemoryShelves());
        List<LedgerRecord> entries = new ArrayList<>();
        List<SealRecord> seals = new ArrayList<>();
        for (int position = 0; position < facts.size(); position++) {
            Held held = facts.get(position);
            boolean liesHere = held.fact()
                    .owner()
                    .map(account -> FactRecords.partitionOf(account, partitions) == partition)
                    .orElse(true);
            if (liesHere) {
                var outcome = ledger.accept(new LoggedFact(
                        position,
                        new FactId("test/carrier", "fact-" + position),
                        held.at(),
                        Instant.EPOCH,
                        Map.of(),
                        held.fact()));
                entries.addAll(outcome.entries());
                seals.addAll(outcome.seals());
            }
        }
        return new SealedLedger.Outcome(entries, seals);
    }
}
