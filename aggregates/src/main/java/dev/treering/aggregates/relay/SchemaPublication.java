package dev.treering.aggregates.relay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.topics.Topics;
import dev.treering.wire.PublishedSchemas;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Every published schema on the topic {@code schemas}, so that a consumer needs nothing of ours to read a record.
 *
 * <p>The key is the fingerprint as 16 hexadecimal digits, the most significant first; in a record's header (bytes 2 to 9 of
 * the value) the least significant byte comes first. The value is the schema as JSON.
 */
public final class SchemaPublication {

    private SchemaPublication() {}

    /**
     * Publishes all; returns once they are durable. The topic is compacted, so that doing it again changes nothing.
     *
     * @param kafka settings of every Kafka client: addresses, credentials
     * @throws KafkaException when the broker does not take them
     */
    public static void publish(Map<String, Object> kafka) throws InterruptedException {
        try (var producer = new KafkaProducer<>(
                KafkaSettings.producer(kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (Schema schema : PublishedSchemas.all().byName().values()) {
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.SCHEMAS,
                        key(SchemaNormalization.parsingFingerprint64(schema)).getBytes(US_ASCII),
                        schema.toString().getBytes(UTF_8))));
            }
            for (Future<RecordMetadata> record : sent) {
                record.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("the schemas could not be published", e.getCause());
        }
    }

    /** The record key of a fingerprint. */
    static String key(long fingerprint) {
        return "%016x".formatted(fingerprint);
    }
}
