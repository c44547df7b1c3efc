package dev.treering.aggregates.relay;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.topics.Topic;
import dev.treering.events.topics.TopicCreation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Topics that were made can be written at once: a producer that never tries again finds a leader for every partition. */
class TopicCreationIT {

    private static final int PARTITIONS = 64;

    private static EmbeddedKafka kafka;

    @BeforeAll
    static void start(@TempDir Path directory) {
        kafka = EmbeddedKafka.start(directory);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @RepeatedTest(5)
    void every_partition_of_a_new_topic_takes_the_first_write(RepetitionInfo repetition) throws Exception {
        var topics = List.of(topic("first", repetition), topic("second", repetition), topic("third", repetition));

        try (var producer = impatientProducer();
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCreation.createMissing(admin, topics, (short) 1);

            for (Future<?> written : writeToEveryPartition(producer, topics)) {
                assertThatCode(written::get).doesNotThrowAnyException();
            }
        }
    }

    private static List<Future<?>> writeToEveryPartition(KafkaProducer<byte[], byte[]> producer, List<Topic> topics) {
        var writes = new ArrayList<Future<?>>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                writes.add(producer.send(new ProducerRecord<>(topic.name(), partition, null, new byte[1])));
            }
        }
        return writes;
    }

    private static Topic topic(String name, RepetitionInfo repetition) {
        return new Topic(name + "-" + repetition.getCurrentRepetition(), PARTITIONS, Map.of());
    }

    private static KafkaProducer<byte[], byte[]> impatientProducer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        false,
                        "retries",
                        0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
