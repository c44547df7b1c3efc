package dev.treering.projections.topology;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.topics.DeadLetters;
import dev.treering.events.topics.Topics;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.log.LedgerApplication;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.ExpectedLedger;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.LedgerProgress;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.scenario.StoredRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live ledger on a real broker against the pure one, byte for byte. */
class AccountLedgerStreamsIT {

    private static final int PARTITIONS = 4;
    private static final long SEED = 20260301;

    @TempDir
    Path directory;

    private EmbeddedKafka kafka;
    private Carrier carrier;
    private Path state;

    @BeforeEach
    void start() throws Exception {
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
        carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS);
        state = Files.createDirectory(directory.resolve("state"));
    }

    @AfterEach
    void stop() {
        carrier.close();
        kafka.close();
    }

    private LedgerStreams ledger() throws InterruptedException {
        return LedgerStreams.start(LedgerSettings.alone(kafka.bootstrapServers(), state));
    }

    private void awaitFolded() throws InterruptedException {
        LedgerProgress.awaitFolded(kafka.bootstrapServers());
    }

    @Test
    void closed_and_started_again_in_the_middle_it_writes_what_the_pure_ledger_says() throws Exception {
        var log = RandomLog.of(SEED, 9, 70, 20);
        int third = log.size() / 3;
        try (var _ = ledger()) {
            carry(log.subList(0, third));
            awaitFolded();
        }
        carry(log.subList(third, 2 * third));
        try (var ledger = ledger()) {
            carry(log.subList(2 * third, log.size()));
            awaitFolded();
            assertThat(ledger.state()).isEqualTo(LedgerStreams.State.RUNNING);
            assertThat(ledger.failure()).isEmpty();
        }

        assertLedgerIs(log);
    }

    @Test
    void killed_again_and_again_it_writes_what_the_pure_ledger_says() throws Exception {
        var log = RandomLog.of(SEED, 9, 70, 20);
        int at = 0;
        for (int kill = 0; kill < 3; kill++) {
            var process = LedgerProcess.start(kafka.bootstrapServers(), state);
            try {
                int until = log.size() * (kill + 1) / 4;
                carry(log.subList(at, until));
                at = until;
                LedgerProgress.awaitFolded(kafka.bootstrapServers(), kill * 100L);
                carry(log.subList(at, at + 30)); // so that it is likely to die at work
                at += 30;
            } finally {
                process.destroyForcibly();
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            }
        }
        try (var _ = ledger()) {
            carry(log.subList(at, log.size()));
            awaitFolded();
        }

        assertLedgerIs(log);
        assertThat(transactions())
                .as("the lives are one to the broker, so that each gave up at once what the one before had left open")
                .singleElement()
                .asString()
                .startsWith(LedgerApplication.ID);
    }

    /** The names in which somebody has written in transactions, the carrier's apart. */
    private List<String> transactions() throws Exception {
        try (var admin = LogClients.admin(kafka.bootstrapServers())) {
            return admin.listTransactions().all().get().stream()
                    .map(TransactionListing::transactionalId)
                    .filter(name -> !name.equals("carrier"))
                    .toList();
        }
    }

    @Test
    void with_its_state_directory_lost_and_its_offsets_forgotten_it_goes_on_without_counting_twice() throws Exception {
        var log = RandomLog.of(SEED, 5, 40, 20);
        int half = log.size() / 2;
        try (var _ = ledger()) {
            carry(log.subList(0, half));
            awaitFolded();
        }
        forgetOffsets();
        state = Files.createDirectory(directory.resolve("other-state"));
        try (var _ = ledger()) {
            carry(log.subList(half, log.size()));
            awaitFolded();
        }

        assertLedgerIs(log);
    }

    /** As Kafka does with an application that was away for a week. */
    private void forgetOffsets() throws Exception {
        try (var admin = LogClients.admin(kafka.bootstrapServers())) {
            admin.removeMembersFromConsumerGroup(LedgerApplication.ID, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
            admin.deleteConsumerGroups(Set.of(LedgerApplication.ID)).all().get();
            assertThat(LedgerApplication.folded(admin)).isEmpty();
        }
    }

    @Test
    void records_that_cannot_be_read_are_put_aside_and_change_nothing() throws Exception {
        var log = RandomLog.of(SEED, 5, 40, 10);
        int half = log.size() / 2;
        try (var ledger = ledger()) {
            carry(log.subList(0, half));
            carrier.carryRecords(IntStream.range(0, PARTITIONS)
                    .mapToObj(partition ->
                            new ProducerRecord<byte[], byte[]>(Topics.PLATFORM_EVENTS, partition, null, new byte[9]))
                    .toList());
            carry(log.subList(half, log.size()));
            awaitFolded();
            assertThat(ledger.failure()).isEmpty();
        }

        assertLedgerIs(log);
        assertThat(StoredRecords.of(kafka.bootstrapServers(), Topics.DEAD_LETTER))
                .filteredOn(letter -> DeadLetters.UNREADABLE.equals(reasonCode(letter)))
                .hasSize(PARTITIONS)
                .extracting(ConsumerRecord::partition)
                .containsExactly(0, 1, 2, 3);
    }

    private static String reasonCode(ConsumerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetters.REASON_CODE).value(), US_ASCII);
    }

    private void carry(List<Held> facts) {
        for (int from = 0; from < facts.size(); from += 100) {
            carrier.carry(facts.subList(from, Math.min(from + 100, facts.size())));
        }
    }

    private void assertLedgerIs(List<Held> log) throws InterruptedException {
        var stored = StoredRecords.of(kafka.bootstrapServers(), Topics.USAGE_LEDGER);
        var statements = StoredRecords.of(kafka.bootstrapServers(), Topics.STATEMENTS);
        List<LedgerRecord> all = new ArrayList<>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var expected = ExpectedLedger.of(log, partition, PARTITIONS);
            assertThat(on(partition, stored)).as("seed %d", SEED).containsExactlyElementsOf(bytes(expected));
            assertThat(on(partition, statements))
                    .containsExactlyElementsOf(bytes(expected.stream()
                            .filter(record -> record.chained().entry() instanceof StatementIssued)
                            .toList()));
            all.addAll(expected);
        }
        assertThat(all).hasSizeGreaterThan(100);
    }

    private static List<byte[]> on(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> record.partition() == partition)
                .map(ConsumerRecord::value)
                .toList();
    }

    private static List<byte[]> bytes(List<LedgerRecord> records) {
        return records.stream().map(LedgerRecord::bytes).toList();
    }
}
