package dev.treering.projections.topology;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.statements.StatementInput;
import dev.treering.projections.step.AccountEntry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.Topology;

/** read ─▶ [meter] ─▶ state. The rule is {@link Meter}; a fact is passed on after the cells that came of it. */
final class MeteringStage {

    static final String METER = "meter";

    private MeteringStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(
                METER,
                StageProcessor.<LoggedFact, StatementInput>of(shelves -> {
                    var meter = new Meter(shelves);
                    return fact -> metered(meter, fact);
                }),
                ReadingStage.READ);
    }

    private static List<StatementInput> metered(Meter meter, LoggedFact fact) {
        List<StatementInput> outputs = new ArrayList<>();
        for (AccountEntry metered : meter.accept(fact)) {
            if (!(metered.entry() instanceof CellMetered cell)) {
                throw new IllegalStateException("a meter makes cells and nothing else: " + metered);
            }
            outputs.add(new StatementInput.OfCell(metered.account(), cell));
        }
        outputs.add(new StatementInput.OfFact(fact));
        return outputs;
    }
}
