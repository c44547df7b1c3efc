package dev.treering.projections.topology;

import dev.treering.events.topics.Topics;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** platform-events ─▶ [read] ─▶ meter; what cannot be read, or not be metered ─▶ dead-letter. */
final class ReadingStage {

    static final String READ = "read";
    static final String DEAD_LETTER = "dead-letter";
    private static final String FACTS = "facts";

    /** When the fact held; a record without a time is 1970, rather than dropped in silence as Streams would. */
    private static final TimestampExtractor HELD_AT = (record, _) -> Math.max(0, record.timestamp());

    private static final Serializer<DeadLetter> VALUE = (topic, letter) -> letter.value();

    private static final StreamPartitioner<byte[], DeadLetter> WHERE_IT_LAY =
            (topic, key, letter, partitions) -> Optional.of(Set.of(letter.partition()));

    private ReadingStage() {}

    static void addTo(Topology topology, int partitions) {
        topology.addSource(
                // reading again what was folded already does no harm, see FactReader; missing something would
                AutoOffsetReset.earliest(),
                FACTS,
                HELD_AT,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                Topics.PLATFORM_EVENTS);
        topology.addProcessor(READ, () -> new FactReader(partitions), FACTS);
    }

    /** Where the stages that put something aside put it. */
    static void addDeadLettersTo(Topology topology, String... stages) {
        topology.addSink(DEAD_LETTER, Topics.DEAD_LETTER, new ByteArraySerializer(), VALUE, WHERE_IT_LAY, stages);
    }
}
