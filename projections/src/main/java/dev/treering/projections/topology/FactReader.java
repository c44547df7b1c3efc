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
    private static final Key HERE = Key.of("offset");
    private static final ShelfSpec<Long> FOLDED =
            new ShelfSpec<>("read", ShelfCodec.version(1, (offset, out) -> out.number(offset), StateReader::number));

    private final int partitions;
    private @Nullable Shelf<Long> folded;

    FactReader(int partitions) {
        this.partitions = partitions;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        folded = new StoreShelves(context.getStateStore(LedgerStore.NAME)).open(FOLDED);
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
        if (folded == null) {
            throw new IllegalStateException("process before init");
        }
        if (folded.get(HERE).orElse(-1L) >= offset) {
            return false;
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
