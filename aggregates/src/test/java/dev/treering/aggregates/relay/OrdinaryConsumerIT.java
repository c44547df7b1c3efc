package dev.treering.aggregates.relay;

import static dev.treering.aggregates.store.SomeFacts.dayClosed;
import static dev.treering.aggregates.store.SomeFacts.fact;
import static dev.treering.aggregates.store.SomeFacts.opened;
import static dev.treering.aggregates.store.SomeFacts.scaled;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.store.InMemoryEventStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What somebody can do who has a Kafka client, an Avro library, the topics, and not one class of ours. */
class OrdinaryConsumerIT {

    @Test
    void facts_are_read_with_nothing_but_the_schemas_on_the_schemas_topic() throws Exception {
        try (var broker = new TestBroker()) {
            var store = new InMemoryEventStore();
            store.append(
                    Optional.empty(),
                    List.of(fact("0", opened("acme")), fact("1", scaled("acme", "shop", 3)), fact("2", dayClosed(1))));
            try (var relay = Relay.start(store, broker.clients())) {
                Eventually.carried(relay, 2);
            }

            Map<String, Schema> schemas = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : broker.read("schemas", "read_committed")) {
                schemas.put(
                        new String(record.key(), UTF_8), new Schema.Parser().parse(new String(record.value(), UTF_8)));
            }
            Map<String, GenericRecord> bySequence = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : broker.read("platform-events", "read_committed")) {
                bySequence.put(header(record, "ce_sequence"), decode(schemas, record.value()));
                assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
                assertThat(header(record, "ce_type")).startsWith("treering.").endsWith(".v1");
            }

            assertThat(bySequence).containsOnlyKeys("0", "1", "2");
            assertThat(text(bySequence, "0", "account")).isEqualTo("acme");
            assertThat(text(bySequence, "1", "quantity")).isEqualTo("3");
            assertThat(text(bySequence, "1", "size")).isEqualTo("standard-1x");
            assertThat(of(bySequence, "2").getSchema().getName()).isEqualTo("DayClosed");
        }
    }

    /** Avro's single-object encoding: C3 01, the schema's fingerprint with the least significant byte first, the datum. */
    private static GenericRecord decode(Map<String, Schema> schemas, byte[] value) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(buffer.getShort()).isEqualTo((short) 0x01C3);
        Schema schema = schemas.get("%016x".formatted(buffer.getLong()));
        assertThat(schema).isNotNull();
        // a model that knows no class of ours and converts no logical type
        var reader = new GenericDatumReader<GenericRecord>(schema, schema, new GenericData());
        return reader.read(null, DecoderFactory.get().binaryDecoder(value, 10, value.length - 10, null));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static String text(Map<String, GenericRecord> bySequence, String sequence, String field) {
        return String.valueOf(of(bySequence, sequence).get(field));
    }

    private static GenericRecord of(Map<String, GenericRecord> bySequence, String sequence) {
        return Optional.ofNullable(bySequence.get(sequence)).orElseThrow();
    }
}
