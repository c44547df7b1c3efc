package dev.treering.projections.topology;

import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.audit.Chain;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.sealing.Sealing;
import dev.treering.projections.step.AccountEntry;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * state, and meter for what is rejected ─▶ [chain] ─▶ publish; meter for a fact that is done with ─▶ [chain] ─▶ publish-seals. The rules are
 * {@link Chain} and {@link Sealing}, one stage: what is sealed is where the chains end.
 */
final class ChainStage {

    static final String CHAIN = "chain";

    private ChainStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(CHAIN, Chaining::new, MeteringStage.METER, StatementsStage.STATE);
    }

    private static final class Chaining extends ContextualProcessor<byte[], Object, byte[], Object> {

        private @Nullable Chain chain;
        private @Nullable Sealing sealing;

        /** Called again when a task begins anew after a failure: the shelves are opened again. */
        @Override
        public void init(ProcessorContext<byte[], Object> context) {
            super.init(context);
            var shelves = new StoreShelves(context.getStateStore(LedgerStore.NAME));
            chain = new Chain(shelves);
            sealing = new Sealing(shelves);
        }

        @Override
        public void process(Record<byte[], Object> record) {
            if (chain == null || sealing == null) {
                throw new IllegalStateException("process before init");
            }
            switch (record.value()) {
                case AccountEntry entry -> publish(record, chain.append(entry), sealing);
                case LoggedFact fact -> publishSeals(record, sealing.accept(fact, chain::heads));
                default -> throw new IllegalStateException("neither an entry nor a fact: " + record.value());
            }
        }

        private void publish(Record<byte[], Object> record, LedgerRecord chained, Sealing seals) {
            seals.take(chained);
            context().forward(record.withValue(chained), PublishingStage.PUBLISH);
        }

        private void publishSeals(Record<byte[], Object> record, List<SealRecord> seals) {
            seals.forEach(seal -> context().forward(record.withValue(seal), SealsStage.PUBLISH_SEALS));
        }
    }
}
