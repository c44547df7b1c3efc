package dev.treering.projections.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.topics.Topics;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.ExpectedLedger;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.LedgerProgress;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.scenario.StoredRecords;
import dev.treering.projections.sealing.SealRecord;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.StateReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State that another version has left behind: the ledger goes on from it, with the same bytes, or says why it cannot. */
class StateRebuildIT {

    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** A shelf as it may have been once. */
    private static final ShelfSpec<Long> GONE =
            new ShelfSpec<>("gone", ShelfCodec.version(1, (number, out) -> out.number(number), StateReader::number));

    private static final Bytes GONE_PLACE = StoreShelf.place(GONE, Key.of("somewhere"));

    @TempDir
    Path directory;

    private final List<Held> log = RandomLog.of(20260301, 5, 40, 20);
    private final List<Held> before = log.subList(0, log.size() * 9 / 10); // January is closed in it
    private final List<Held> after = log.subList(log.size() * 9 / 10, log.size());

    private EmbeddedKafka kafka;
    private Carrier carrier;
    private Path state;

    @BeforeEach
    void a_ledger_that_has_folded_most_of_the_log() throws Exception {
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
        carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS);
        state = Files.createDirectory(directory.resolve("state"));
        try (var _ = ledger()) {
            carrier.carry(before);
            LedgerProgress.awaitFolded(kafka.bootstrapServers());
        }
    }

    @AfterEach
    void stop() {
        carrier.close();
        kafka.close();
    }

    @Test
    void state_that_does_not_say_its_form_is_built_anew_and_the_ledger_goes_on_with_the_same_bytes() throws Exception {
        leaveAnotherForm("");
        Files.delete(note());

        goesOn();
    }

    @Test
    void so_is_state_in_another_form_when_the_state_directory_is_lost() throws Exception {
        leaveAnotherForm("gone:1 metering-days:1");
        state = directory.resolve("other-state");

        goesOn();
    }

    @Test
    void seals_that_an_older_program_knew_nothing_of_are_published() throws Exception {
        leaveAnotherForm("audit-heads:1");
        Files.delete(note());
        takeAwaySeals();

        goesOn();
    }

    @Test
    void seals_that_are_missing_although_the_program_knew_them_are_not_made_up_for() throws Exception {
        leaveAnotherForm("sealing-accounts:0 sealing-books:0");
        Files.delete(note());
        takeAwaySeals();

        assertThatThrownBy(this::ledger)
                .isInstanceOf(StateOutdated.class)
                .hasMessageContaining("seals-0 ends before what the fact at offset ");
        assertThat(StoredRecords.of(kafka.bootstrapServers(), Topics.SEALS)).isEmpty();
    }

    private void takeAwaySeals() throws Exception {
        var stored = StoredRecords.of(kafka.bootstrapServers(), Topics.SEALS);
        assertThat(stored).hasSizeGreaterThan(PARTITIONS);
        try (var admin = LogClients.admin(kafka.bootstrapServers())) {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                admin.deleteRecords(
                                Map.of(new TopicPartition(Topics.SEALS, partition), RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();
            }
        }
    }

    /** Its transaction is still open. Nobody can read beyond it, until the next start gives it up. */
    @Test
    void a_rebuild_that_was_killed_is_begun_again() throws Exception {
        leaveAnotherForm("gone:1");
        Files.delete(note());
        try (var killed = StateRebuild.producer(kafka.bootstrapServers(), 0)) {
            killed.initTransactions();
            killed.beginTransaction();
            killed.send(changelog(0, GONE_PLACE, GONE.codec().encode(6L)));
            killed.flush();

            goesOn();
        }
    }

    @Test
    void state_that_is_not_what_its_directory_notes_is_refused_and_built_anew_once_the_note_is_deleted()
            throws Exception {
        leaveAnotherForm("gone:1 metering-days:1");

        try (var ledger = ledger()) {
            awaitFailure(ledger);
            assertThat(rootOf(ledger.failure().orElseThrow()))
                    .isInstanceOf(StateOutdated.class)
                    .hasMessageStartingWith("the state of task 0_")
                    .hasMessageContaining(state.toString())
                    .hasMessageContaining("has the shelves [gone:1, metering-days:1] where [")
                    .hasMessageEndingWith(
                            "delete state-version in the state directory and start again, to have it built anew");
        }

        Files.delete(note());
        goesOn();
    }

    @Test
    void where_the_log_leads_to_something_else_than_was_published_it_does_not_start_and_changes_nothing()
            throws Exception {
        leaveAnotherForm("gone:1");
        Files.delete(note());
        carrier.carryRecords(
                List.of(new ProducerRecord<>(Topics.USAGE_LEDGER, 0, "acme".getBytes(UTF_8), new byte[9])));
        var changelog = values(StoredRecords.of(kafka.bootstrapServers(), LedgerStore.CHANGELOG_TOPIC));

        assertThatThrownBy(this::ledger)
                .isInstanceOf(StateOutdated.class)
                .hasMessageStartingWith("the ledger's state on " + LedgerStore.CHANGELOG_TOPIC + "-0 and in " + state
                        + " has the shelves [gone:1] where [")
                .hasMessageContaining("cannot be built anew: usage-ledger-0 at offset ")
                .hasMessageEndingWith("no fact leads to it; nothing was changed, the version that wrote it can go on");

        assertThat(values(StoredRecords.of(kafka.bootstrapServers(), LedgerStore.CHANGELOG_TOPIC)))
                .containsExactlyElementsOf(changelog);
        assertThat(note()).doesNotExist();
    }

    @Test
    void state_in_the_form_of_today_is_left_as_it_is() throws Exception {
        Files.delete(note());
        int records = StoredRecords.of(kafka.bootstrapServers(), LedgerStore.CHANGELOG_TOPIC)
                .size();

        StateRebuild.whereNeeded(LedgerSettings.alone(kafka.bootstrapServers(), state), PARTITIONS);

        assertThat(StoredRecords.of(kafka.bootstrapServers(), LedgerStore.CHANGELOG_TOPIC))
                .hasSize(records);
        assertThat(note()).hasContent(StateVersion.CURRENT);
        goesOn();
    }

    private LedgerStreams ledger() throws InterruptedException {
        return LedgerStreams.start(LedgerSettings.alone(kafka.bootstrapServers(), state));
    }

    private Path note() {
        return state.resolve(StateRebuild.NOTE);
    }

    /** As an older program would have: every value in bytes of another version, and one on a shelf there is no more; no version: notes none. */
    private void leaveAnotherForm(String version) throws InterruptedException {
        var old = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int here = partition;
            live(partition).forEach((place, value) -> {
                boolean isProgress = place.equals(StoreShelf.place(FactReader.FOLDED, FactReader.HERE));
                old.add(changelog(here, place, isProgress ? value : ofAnotherVersion(value)));
            });
            old.add(changelog(partition, GONE_PLACE, GONE.codec().encode(5L)));
            old.add(changelog(
                    partition,
                    StoreShelf.place(StateVersion.NOTE, StateVersion.HERE),
                    version.isEmpty() ? null : StateVersion.NOTE.codec().encode(version)));
        }
        carrier.carryRecords(old);
    }

    private static ProducerRecord<byte[], byte[]> changelog(int partition, Bytes place, byte @Nullable [] value) {
        return new ProducerRecord<>(LedgerStore.CHANGELOG_TOPIC, partition, place.get(), value);
    }

    private static byte[] ofAnotherVersion(byte[] value) {
        byte[] other = value.clone();
        other[0] = 126; // version 63
        return other;
    }

    /** What the changelog says is in the store. */
    private Map<Bytes, byte[]> live(int partition) throws InterruptedException {
        var live = new LinkedHashMap<Bytes, byte[]>();
        for (var record : StoredRecords.of(kafka.bootstrapServers(), LedgerStore.CHANGELOG_TOPIC)) {
            if (record.partition() == partition) {
                if (record.value() == null) {
                    live.remove(Bytes.wrap(record.key()));
                } else {
                    live.put(Bytes.wrap(record.key()), record.value());
                }
            }
        }
        return live;
    }

    private void goesOn() throws InterruptedException {
        try (var ledger = ledger()) {
            carrier.carry(after);
            LedgerProgress.awaitFolded(kafka.bootstrapServers());
            assertThat(ledger.failure()).isEmpty();
        }

        var stored = StoredRecords.of(kafka.bootstrapServers(), Topics.USAGE_LEDGER);
        var sealed = StoredRecords.of(kafka.bootstrapServers(), Topics.SEALS);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            int here = partition;
            var expected = ExpectedLedger.of(log, partition, PARTITIONS);
            assertThat(expected).hasSizeGreaterThan(100);
            assertThat(values(stored.stream()
                            .filter(record -> record.partition() == here)
                            .toList()))
                    .containsExactlyElementsOf(
                            expected.stream().map(LedgerRecord::bytes).toList());
            assertThat(values(sealed.stream()
                            .filter(record -> record.partition() == here)
                            .toList()))
                    .isNotEmpty()
                    .containsExactlyElementsOf(ExpectedLedger.seals(log, partition, PARTITIONS).stream()
                            .map(SealRecord::bytes)
                            .toList());
            assertThat(live(partition))
                    .doesNotContainKey(GONE_PLACE)
                    .containsEntry(
                            StoreShelf.place(StateVersion.NOTE, StateVersion.HERE),
                            StateVersion.NOTE.codec().encode(StateVersion.CURRENT));
        }
    }

    private static List<byte[]> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private static void awaitFailure(LedgerStreams ledger) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (ledger.failure().isEmpty()) {
            assertThat(Instant.now()).as("it has not failed yet").isBefore(deadline);
            Thread.sleep(50);
        }
    }

    private static Throwable rootOf(Throwable thrown) {
        return thrown.getCause() == null ? thrown : rootOf(thrown.getCause());
    }
}
