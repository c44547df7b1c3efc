package dev.treering.projections.topology;

import dev.treering.events.topics.DeadLetters;
import dev.treering.projections.log.FactReading;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.StateReader;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns records into facts, each once. The offset of the last is kept with the state itself: Kafka forgets the offsets of an
 * application that was away for a week, and what is then read again from the beginning must not count again.
 */
final class FactReader extends ContextualProcessor<byte[], byte @Nullable [], byte[], Object> {

    private static final Logger LOG = LoggerFactory.getLogger(FactReader.class);
    /** Where the offset of the last record that is folded lies. */
    static final Key HERE = Key.of("offset");

    static final ShelfSpec<Long> FOLDED =
            new ShelfSpec<>("read", ShelfCodec.version(1, (offset, out) -> out.number(offset), StateReader::number));

    private final int partitions;
    private @Nullable Shelf<Long> folded;
    private @Nullable Shelf<String> version;

    FactReader(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        var shelves = new StoreShelves(context.getStateStore(LedgerStore.NAME));
        folded = shelves.open(FOLDED);
        version = shelves.open(StateVersion.NOTE);
        String found = version.get(StateVersion.HERE).orElse("");
        if (folded.get(HERE).isPresent() && !found.equals(StateVersion.CURRENT)) {
            throw new StateOutdated("the state of task " + context.taskId() + " in " + context.stateDir() + " "
                    + StateVersion.difference(found, StateVersion.CURRENT) + ": delete " + StateRebuild.NOTE
                    + " in the state directory and start again, to have it built anew");
        }
    }

    @Override
    public void process(Record<byte[], byte @Nullable []> record) {
        var place = context().recordMetadata().orElseThrow();
        if (isNew(place.offset())) {
            switch (FactReading.of(
                    record.headers(), record.timestamp(), record.value(), place.partition(), partitions)) {
                case FactReading.Readable(var fact) ->
                    context()
                            .forward(
                                    record.withValue(new ReadFact(fact, Objects.requireNonNull(record.value()))),
                                    MeteringStage.METER);
                case FactReading.Unreadable(var reason) -> putAside(record, place, reason);
            }
        }
    }

    private boolean isNew(long offset) {
        if (folded == null || version == null) {
            throw new IllegalStateException("process before init");
        }
        long last = folded.get(HERE).orElse(-1L);
        if (last >= offset) {
            return false;
        }
        if (last < 0) {
            version.put(StateVersion.HERE, StateVersion.CURRENT);
        }
        folded.put(HERE, offset);
        return true;
    }

    private void putAside(Record<byte[], byte @Nullable []> record, RecordMetadata place, String reason) {
        LOG.warn("{}-{} offset {} cannot be read: {}", place.topic(), place.partition(), place.offset(), reason);
        var headers = DeadLetters.headers(
                record.headers(), DeadLetters.UNREADABLE, reason, place.topic(), place.partition(), place.offset());
        var letter = new DeadLetter(place.partition(), record.value());
        context().forward(record.withValue(letter).withHeaders(headers), ReadingStage.DEAD_LETTER);
    }
}
