package dev.treering.events.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.wire.FactCatalogue;
import dev.treering.events.wire.FactCodec;
import dev.treering.events.wire.UnreadableRecord;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fact lies in a Kafka record as CloudEvents' Kafka binding has it, and comes back whole. */
class FactRecordsTest {

    private static final FactId ID = new FactId("treering/cluster/eu-1", "uid/0/started");
    private static final Instant RECORDED = Instant.parse("2026-03-10T12:00:07.001Z");

    static Stream<Fact> facts() {
        return Examples.facts().stream();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void a_fact_comes_back_with_all_it_carries(Fact fact) {
        var record = record(fact, Map.of("causation", "request-1", "unknowndata", "{\"é\":1}"));

        LoggedFact read = FactRecords.read(record.headers(), record.timestamp(), record.value());

        assertThat(read)
                .isEqualTo(new LoggedFact(
                        41,
                        ID,
                        Examples.NOON,
                        RECORDED,
                        Map.of("causation", "request-1", "unknowndata", "{\"é\":1}"),
                        fact));
    }

    @Test
    void a_record_without_its_identity_is_unreadable() {
        var record = record(Examples.facts().getFirst(), Map.of());
        record.headers().remove("ce_id");

        assertThatThrownBy(() -> FactRecords.read(record.headers(), record.timestamp(), record.value()))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessageContaining("ce_id");
    }

    private static ProducerRecord<byte[], byte[]> record(Fact fact, Map<String, String> extensions) {
        return FactRecords.record(
                3,
                fact.owner(),
                41,
                ID,
                FactCatalogue.nameOf(fact),
                Examples.NOON,
                RECORDED,
                extensions,
                FactCodec.encode(fact));
    }
}
