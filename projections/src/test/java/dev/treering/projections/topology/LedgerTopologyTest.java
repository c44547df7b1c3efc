package dev.treering.projections.topology;

import static dev.treering.events.fixture.Examples.ACME;
import static dev.treering.events.fixture.Examples.NOON;
import static dev.treering.events.fixture.Examples.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.ledger.LedgerEntry.FactRejected;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.DeadLetters;
import dev.treering.events.topics.LedgerRecords;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.ExpectedLedger;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.sealing.SealRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The wiring. What the entries say is tested with the stages. */
class LedgerTopologyTest {

    @TempDir
    Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<byte[], byte[]> facts;
    private TestOutputTopic<byte[], byte[]> ledger;
    private TestOutputTopic<byte[], byte[]> statements;
    private TestOutputTopic<byte[], byte[]> seals;
    private TestOutputTopic<byte[], byte[]> deadLetters;

    @BeforeEach
    void start() {
        start(1);
    }

    private void start(int partitions) {
        var settings = StreamsSettings.of(LedgerSettings.alone("nowhere:1", state));
        settings.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE); // the driver has no broker
        driver = new TopologyTestDriver(LedgerTopology.of(partitions), settings);
        facts = driver.createInputTopic(Topics.PLATFORM_EVENTS, new ByteArraySerializer(), new ByteArraySerializer());
        ledger = output(Topics.USAGE_LEDGER);
        statements = output(Topics.STATEMENTS);
        seals = output(Topics.SEALS);
        deadLetters = output(Topics.DEAD_LETTER);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void say(List<Held> log) {
        for (int position = 0; position < log.size(); position++) {
            say(log.get(position), position);
        }
    }

    private void say(Held held, long position) {
        Carrier.records(held, position, 1).forEach(this::pipe);
    }

    private void pipe(ProducerRecord<byte[], byte[]> record) {
        facts.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), record.timestamp()));
    }

    @Test
    void it_is_one_chain_of_named_steps_on_one_store() {
        assertThat(LedgerTopology.of(8).describe()).hasToString("""
                Topologies:
                   Sub-topology: 0
                    Source: facts (topics: [platform-events])
                      --> read
                    Processor: read (stores: [shelves])
                      --> meter, dead-letter
                      <-- facts
                    Processor: meter (stores: [shelves])
                      --> state, chain, dead-letter
                      <-- read
                    Processor: state (stores: [shelves])
                      --> chain
                      <-- meter
                    Processor: chain (stores: [shelves])
                      --> publish-seals, publish
                      <-- meter, state
                    Processor: publish (stores: [])
                      --> statements, usage-ledger
                      <-- chain
                    Processor: publish-seals (stores: [])
                      --> seals
                      <-- chain
                    Sink: dead-letter (topic: dead-letter)
                      <-- meter, read
                    Sink: seals (topic: seals)
                      <-- publish-seals
                    Sink: statements (topic: statements)
                      <-- publish
                    Sink: usage-ledger (topic: usage-ledger)
                      <-- publish

                """);
    }

    @Test
    void what_comes_out_is_what_the_pure_ledger_says_byte_for_byte() {
        var log = RandomLog.of(7, 6, 70, 12);
        var expected = ExpectedLedger.of(log, 0, 1);

        say(log);

        var issued = expected.stream()
                .filter(record -> record.chained().entry() instanceof StatementIssued)
                .toList();
        assertThat(issued).isNotEmpty();
        assertThat(ledger.readValuesToList()).containsExactlyElementsOf(bytes(expected));
        assertThat(statements.readValuesToList()).containsExactlyElementsOf(bytes(issued));
        assertThat(seals.readValuesToList())
                .hasSizeGreaterThan(8)
                .containsExactlyElementsOf(ExpectedLedger.seals(log, 0, 1).stream()
                        .map(SealRecord::bytes)
                        .toList());
    }

    private static List<byte[]> bytes(List<LedgerRecord> records) {
        return records.stream().map(LedgerRecord::bytes).toList();
    }

    @Test
    void an_entry_has_its_account_as_key_its_hash_in_a_header_and_the_time_of_the_fact_that_caused_it() {
        var log = RandomLog.of(1, 1, 2, 10);
        say(log);

        var first = ledger.readRecordsToList().stream()
                .filter(record -> header(record, LedgerRecords.TYPE).equals(LedgerCodec.CELL_METERED))
                .findFirst()
                .orElseThrow();

        var closed = log.stream()
                .filter(held -> held.fact() instanceof ClockFact.DayClosed)
                .findFirst()
                .orElseThrow();
        assertThat(first.key()).asString(StandardCharsets.UTF_8).isEqualTo("account-0");
        assertThat(first.headers().lastHeader(LedgerRecords.HASH).value())
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo(Hash.of(first.value()).toString());
        assertThat(first.timestamp()).isEqualTo(closed.at().toEpochMilli());
    }

    @Test
    void a_seal_has_its_account_as_key_that_of_the_partition_has_none_and_both_the_time_of_the_close() {
        var log = RandomLog.of(1, 1, 32, 10);
        say(log);

        var sealed = seals.readRecordsToList();

        var closed = log.stream()
                .filter(held -> held.fact() instanceof ClockFact.PeriodClosed)
                .findFirst()
                .orElseThrow();
        assertThat(sealed).hasSize(2);
        assertThat(sealed.getFirst().key()).asString(StandardCharsets.UTF_8).isEqualTo("account-0");
        assertThat(sealed.getLast().key()).isNull();
        assertThat(header(sealed.getFirst(), LedgerRecords.HASH))
                .isEqualTo(Hash.of(sealed.getFirst().value()).toString());
        assertThat(sealed)
                .allSatisfy(record ->
                        assertThat(record.timestamp()).isEqualTo(closed.at().toEpochMilli()));
    }

    @Test
    void a_record_that_cannot_be_read_is_put_aside_as_it_was_with_the_reason_and_stops_nothing() {
        var log = RandomLog.of(3, 2, 40, 5);
        say(log.subList(0, 100));
        var headers = new RecordHeaders().add("ce_type", "treering.unheard.of.v9".getBytes(StandardCharsets.UTF_8));
        facts.pipeInput(new TestRecord<>(null, new byte[] {1, 2}, headers, 5L));
        facts.pipeInput(new TestRecord<>(null, null, new RecordHeaders(), 6L));
        for (int position = 100; position < log.size(); position++) {
            say(log.get(position), position);
        }

        assertThat(ledger.readValuesToList()).containsExactlyElementsOf(bytes(ExpectedLedger.of(log, 0, 1)));
        var letters = deadLetters.readRecordsToList().stream()
                .filter(letter -> header(letter, DeadLetters.REASON_CODE).equals(DeadLetters.UNREADABLE))
                .toList();
        assertThat(letters).hasSize(2);
        assertThat(letters.getFirst().value()).containsExactly(1, 2);
        assertThat(letters.getFirst().timestamp()).isEqualTo(5);
        assertThat(header(letters.getFirst(), "ce_type")).isEqualTo("treering.unheard.of.v9");
        assertThat(header(letters.getFirst(), DeadLetters.REASON)).contains("lacks one of the headers");
        assertThat(header(letters.getFirst(), DeadLetters.TOPIC)).isEqualTo(Topics.PLATFORM_EVENTS);
        assertThat(header(letters.getFirst(), DeadLetters.PARTITION)).isEqualTo("0");
        assertThat(header(letters.getLast(), DeadLetters.REASON)).contains("no value");
    }

    @Test
    void a_fact_that_is_rejected_is_in_the_ledger_and_put_aside_as_it_was_with_the_reason() {
        var dyno = new Dyno(
                ACME,
                SHOP,
                new ProcessType("web"),
                "web.1",
                new DynoSize("std"),
                new DynoRun("uid", 0),
                "node",
                "amd64");
        Instant ahead = NOON.plusSeconds(3_600);
        var log = List.of(
                new Held(NOON, new AppFact.Created(ACME, SHOP, "shop")),
                new Held(NOON, new DynoFact.Started(dyno, ahead)),
                new Held(NOON, new DynoFact.Started(dyno, NOON)));

        say(log);

        var stored = ledger.readRecord();
        assertThat(LedgerRecords.read(stored.headers(), stored.value()).entry())
                .isInstanceOfSatisfying(FactRejected.class, rejected -> {
                    assertThat(rejected.position()).isEqualTo(1);
                    assertThat(rejected.reason()).isEqualTo(FactRejected.Reason.IN_THE_FUTURE);
                });
        assertThat(ledger.isEmpty()).isTrue();
        var letter = deadLetters.readRecord();
        var original = Carrier.records(log.get(1), 1, 1).findFirst().orElseThrow();
        assertThat(letter.key()).isEqualTo(original.key());
        assertThat(letter.value()).isEqualTo(original.value());
        assertThat(letter.timestamp()).isEqualTo(NOON.toEpochMilli());
        assertThat(header(letter, "ce_id")).isEqualTo("fact-1");
        assertThat(header(letter, DeadLetters.REASON_CODE)).isEqualTo("IN_THE_FUTURE");
        assertThat(header(letter, DeadLetters.REASON)).startsWith("IN_THE_FUTURE: tells of " + ahead);
        assertThat(header(letter, DeadLetters.POSITION)).isEqualTo("1");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("1");
        assertThat(deadLetters.isEmpty()).isTrue();
    }

    @Test
    void the_name_in_a_transfer_that_is_rejected_reaches_the_statement() {
        var log = new ArrayList<>(RandomLog.of(7, 2, 59, 12)); // the last of it closes February
        var account = new AccountId("account-0");
        var app = new AppId("account-0-app-0");
        var transfer = new AppFact.TransferredIn(account, app, ACME, "came-too-early", List.of());
        log.add(log.size() - 1, new Held(Instant.EPOCH, transfer));

        say(log);

        assertThat(statements.readValuesToList())
                .isNotEmpty()
                .anySatisfy(statement -> assertThat(new String(statement, StandardCharsets.UTF_8))
                        .contains("came-too-early"));
        assertThat(ledger.readValuesToList()).containsExactlyElementsOf(bytes(ExpectedLedger.of(log, 0, 1)));
        assertThat(deadLetters.readRecordsToList())
                .anySatisfy(letter ->
                        assertThat(header(letter, DeadLetters.REASON_CODE)).isEqualTo("BEFORE_ACCOUNT"));
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void a_fact_on_a_partition_where_it_does_not_belong_is_put_aside() {
        driver.close();
        start(64); // the driver's one partition is the first of them

        say(new Held(NOON, new AppFact.Created(ACME, SHOP, "shop")), 0);

        assertThat(header(deadLetters.readRecord(), DeadLetters.REASON))
                .contains("facts of account acme belong on partition");
    }
}
