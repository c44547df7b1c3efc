package dev.treering.projections.topology;

import dev.treering.projections.step.Shelves;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Lifts a stage, a function on shelves, into Kafka Streams: one input in, its outputs forwarded in order, each with the time of
 * the input. Forwarding goes all the way down before the next output is forwarded.
 */
final class StageProcessor<I, O> extends ContextualProcessor<byte[], I, byte[], O> {

    /** A stage: opens its shelves, then maps each input to its outputs. */
    @FunctionalInterface
    interface Stage<I, O> {
        Function<I, List<O>> on(Shelves shelves);
    }

    private final Stage<I, O> stage;
    private Function<I, List<O>> step = input -> {
        throw new IllegalStateException("process before init");
    };

    private StageProcessor(Stage<I, O> stage) {
        this.stage = stage;
    }

    static <I, O> ProcessorSupplier<byte[], I, byte[], O> of(Stage<I, O> stage) {
        return () -> new StageProcessor<>(stage);
    }

    /** Called again when a task begins anew after a failure: the stage opens its shelves again, and knows nothing of before. */
    @Override
    public void init(ProcessorContext<byte[], O> context) {
        super.init(context);
        step = stage.on(new StoreShelves(context.getStateStore(LedgerStore.NAME)));
    }

    @Override
    public void process(Record<byte[], I> record) {
        for (O output : step.apply(record.value())) {
            context().forward(record.withValue(output));
        }
    }
}
