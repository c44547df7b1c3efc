package dev.treering.projections.topology;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.LedgerEntry.BudgetReached;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.topics.DeadLetters;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.metering.Names;
import dev.treering.projections.sealing.Sealing;
import dev.treering.projections.statements.StatementInput;
import dev.treering.projections.step.AccountEntry;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * read ─▶ [meter] ─▶ state; that a fact is rejected ─▶ chain, and the fact as it was ─▶ dead-letter. The rule is {@link Meter}; a
 * fact is passed on after the cells that came of it; when it is rejected, only for a name in it. One that closes a period is passed on once
 * more when all that came of it is in the chain, to be sealed.
 */
final class MeteringStage {

    static final String METER = "meter";

    private static final Logger LOG = LoggerFactory.getLogger(MeteringStage.class);

    private MeteringStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(METER, Metering::new, ReadingStage.READ);
    }

    private static final class Metering extends ContextualProcessor<byte[], ReadFact, byte[], Object> {

        private @Nullable Meter meter;

        /** Called again when a task begins anew after a failure: the meter opens its shelves again. */
        @Override
        public void init(ProcessorContext<byte[], Object> context) {
            super.init(context);
            meter = new Meter(new StoreShelves(context.getStateStore(LedgerStore.NAME)));
        }

        @Override
        public void process(Record<byte[], ReadFact> record) {
            if (meter == null) {
                throw new IllegalStateException("process before init");
            }
            boolean rejected = false;
            for (AccountEntry metered : meter.accept(record.value().fact())) {
                switch (metered.entry()) {
                    case CellMetered cell -> state(record, new StatementInput.OfCell(metered.account(), cell));
                    case CounterMetered counter ->
                        state(record, new StatementInput.OfCounter(metered.account(), counter));
                    case FactRejected rejection -> {
                        rejected = true;
                        context().forward(record.withValue(metered), ChainStage.CHAIN);
                        putAside(record, rejection);
                    }
                    case StatementIssued _, StatementWithheld _, CellsStated _, BudgetReached _, BackBillEntry _ ->
                        throw new IllegalStateException("a meter states nothing: " + metered);
                }
            }
            LoggedFact logged = record.value().fact();
            if (!rejected || Names.areIn(logged.fact())) {
                state(record, new StatementInput.OfFact(logged));
            }
            if (Sealing.concerns(logged.fact())) { // after all that came of it
                context().forward(record.withValue(logged), ChainStage.CHAIN);
            }
        }

        private void state(Record<byte[], ReadFact> record, StatementInput input) {
            context().forward(record.withValue(input), StatementsStage.STATE);
        }

        private void putAside(Record<byte[], ReadFact> record, FactRejected rejection) {
            var place = context().recordMetadata().orElseThrow();
            String reason = rejection.reason() + ": " + rejection.detail();
            LOG.warn("{}-{} offset {} is rejected, {}", place.topic(), place.partition(), place.offset(), reason);
            var headers = DeadLetters.headers(
                    record.headers(),
                    rejection.reason().name(),
                    reason,
                    place.topic(),
                    place.partition(),
                    place.offset());
            var letter = new DeadLetter(place.partition(), record.value().value());
            context().forward(record.withValue(letter).withHeaders(headers), ReadingStage.DEAD_LETTER);
        }
    }
}
