package dev.treering.projections.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.Topics;
import dev.treering.projections.sealing.SealRecord;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** chain ─▶ [publish-seals] ─▶ seals, on the partition of what is sealed. The record's time is when the closing fact held. */
final class SealsStage {

    static final String PUBLISH_SEALS = "publish-seals";
    private static final String SEALS = "seals";

    private static final Serializer<Placed> BYTES = (topic, placed) -> placed.bytes();

    private static final StreamPartitioner<byte[], Placed> WHERE_IT_IS_SEALED =
            (topic, key, placed, partitions) -> Optional.of(Set.of(placed.partition()));

    private SealsStage() {}

    static void addTo(Topology topology) {
        topology.addProcessor(PUBLISH_SEALS, Publisher::new, ChainStage.CHAIN);
        topology.addSink(SEALS, Topics.SEALS, new ByteArraySerializer(), BYTES, WHERE_IT_IS_SEALED, PUBLISH_SEALS);
    }

    /** A value and where it is to lie. */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    private record Placed(int partition, byte[] bytes) {}

    private static final class Publisher extends ContextualProcessor<byte[], SealRecord, byte[], Placed> {
        @Override
        public void process(Record<byte[], SealRecord> record) {
            SealRecord sealed = record.value();
            int partition = context().taskId().partition();
            byte[] key = sealed.seal()
                    .owner()
                    .map(account -> account.value().getBytes(UTF_8))
                    .orElse(null);
            context()
                    .forward(new Record<>(
                            key,
                            new Placed(partition, sealed.bytes()),
                            record.timestamp(),
                            SealRecords.headers(sealed.seal(), partition, sealed.hash())));
        }
    }
}
