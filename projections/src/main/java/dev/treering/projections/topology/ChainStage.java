package dev.treering.projections.topology;

import dev.treering.projections.audit.Chain;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.step.AccountEntry;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** state, and meter for what is rejected ─▶ [chain] ─▶ publish. The rule is {@link Chain}. */
final class ChainStage {

    static final String CHAIN = "chain";

    private ChainStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(
                CHAIN,
                StageProcessor.<AccountEntry, LedgerRecord>of(shelves -> {
                    var chain = new Chain(shelves);
                    return entry -> List.of(chain.append(entry));
                }),
                MeteringStage.METER,
                StatementsStage.STATE);
    }
}
