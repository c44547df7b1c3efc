package dev.treering.projections.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.events.wire.SealCodec;
import dev.treering.projections.log.LogClients;
import dev.treering.projections.scenario.Carrier;
import dev.treering.projections.scenario.Held;
import dev.treering.projections.scenario.LedgerProgress;
import dev.treering.projections.scenario.RandomLog;
import dev.treering.projections.scenario.Servers;
import dev.treering.projections.scenario.StoredRecords;
import dev.treering.projections.topology.LedgerSettings;
import dev.treering.projections.topology.LedgerStreams;
import dev.treering.projections.verify.Verification.CannotVerify;
import dev.treering.projections.verify.Verification.Mismatch;
import dev.treering.projections.verify.Verification.Place;
import dev.treering.projections.verify.Verification.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerVerificationIT {

    private static final int PARTITIONS = 4;
    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    @TempDir
    Path directory;

    private final List<Held> log = RandomLog.of(99, 7, 40, 15);
    private EmbeddedKafka kafka;

    @BeforeEach
    void start() throws Exception {
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    private void carry(List<Held> facts, long firstPosition) {
        try (var carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS, firstPosition)) {
            carrier.carry(facts);
        }
    }

    private void fold() throws Exception {
        try (var _ = LedgerStreams.start(
                LedgerSettings.alone(kafka.bootstrapServers(), Files.createDirectories(directory.resolve("state"))))) {
            LedgerProgress.awaitFolded(kafka.bootstrapServers());
        }
    }

    private Verification verify() throws InterruptedException {
        return verify(Optional.empty(), Optional.empty());
    }

    private Verification verify(Optional<AccountId> account, Optional<YearMonth> month) throws InterruptedException {
        return LedgerVerification.run(kafka.bootstrapServers(), account, month, VerificationProgress.NONE);
    }

    @Test
    void a_ledger_that_is_what_the_facts_lead_to_is_verified() throws Exception {
        carry(log, 0);
        fold();

        var verified = (Verified) verify();

        assertThat(verified.position()).isEqualTo(log.size() - 1L);
        assertThat(verified.partitions()).isEqualTo(PARTITIONS);
        assertThat(verified.entries())
                .isEqualTo(StoredRecords.of(kafka.bootstrapServers(), Topics.USAGE_LEDGER)
                        .size());
        assertThat(verified.statements())
                .isPositive()
                .isEqualTo(StoredRecords.of(kafka.bootstrapServers(), Topics.STATEMENTS)
                        .size());
        assertThat(verified.seals())
                .isGreaterThan(PARTITIONS)
                .isEqualTo(
                        StoredRecords.of(kafka.bootstrapServers(), Topics.SEALS).size());
        assertThat(verify()).isEqualTo(verified);
    }

    @Test
    void one_account_or_one_month_can_be_verified_alone() throws Exception {
        carry(log, 0);
        fold();
        var account = Optional.of(new AccountId("account-0"));

        var all = (Verified) verify();
        var one = (Verified) verify(account, Optional.empty());
        var january = (Verified) verify(Optional.empty(), Optional.of(JANUARY));
        var february = (Verified) verify(Optional.empty(), Optional.of(FEBRUARY));

        assertThat(one.accounts()).isEqualTo(1);
        assertThat(one.entries()).isPositive().isLessThan(all.entries());
        assertThat(january.entries()).isPositive();
        assertThat(february.entries()).isPositive();
        assertThat(january.digest()).isEqualTo(all.digest());
        assertThat(one.seals()).isEqualTo(1);
        assertThat(january.seals()).isEqualTo(all.seals());
        assertThat(february.seals()).isZero();
    }

    @Test
    void one_flipped_bit_in_a_stored_cell_is_found_and_named() throws Exception {
        carry(log, 0);
        fold();

        var tampered = tamper(Topics.USAGE_LEDGER, SegmentTamperingFor::aCell, SegmentTampering::withLastBitFlipped);

        var mismatch = (Mismatch) verify();
        assertThat(mismatch.place()).isEqualTo(place(tampered));
        assertThat(mismatch.field()).isEqualTo("entry.usage.maintenanceMs"); // the last of a cell's fields
        assertThat(mismatch.expected())
                .isEqualTo(Long.toString(
                        ((CellMetered) tampered.entry().entry()).usage().maintenanceMs()))
                .isNotEqualTo(mismatch.found());
    }

    @Test
    void a_byte_that_the_disk_lost_is_found_with_its_place() throws Exception {
        carry(log, 0);
        fold();

        kafka.close();
        int partition = flipAByteInTheMiddleOfASegment();
        kafka = Servers.kafka(directory.resolve("kafka"), PARTITIONS);

        var mismatch = (Mismatch) verify();
        assertThat(mismatch.place().topic()).isEqualTo(Topics.USAGE_LEDGER);
        assertThat(mismatch.place().partition()).isEqualTo(partition);
        assertThat(mismatch.field()).isEqualTo("record");
    }

    /** As a failing disk or a clumsy hand would: nothing around it is put right. */
    private int flipAByteInTheMiddleOfASegment() throws IOException {
        try (var files = Files.walk(directory.resolve("kafka"))) {
            Path segment = files.filter(file -> file.toString().matches(".*" + Topics.USAGE_LEDGER + "-\\d+/0+\\.log"))
                    .filter(file -> file.toFile().length() > 0)
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(segment);
            bytes[bytes.length / 2] ^= 0x10;
            Files.write(segment, bytes);
            String folder = segment.getName(segment.getNameCount() - 2).toString();
            return Integer.parseInt(folder.substring(folder.lastIndexOf('-') + 1));
        }
    }

    @Test
    void a_forged_cell_that_is_well_formed_is_found_with_both_values() throws Exception {
        carry(log, 0);
        fold();

        var tampered = tamper(Topics.USAGE_LEDGER, SegmentTamperingFor::aCell, SegmentTamperingFor::oneMsMore);

        long billable = ((CellMetered) tampered.entry().entry()).usage().billableMs();
        assertThat(verify())
                .isEqualTo(new Mismatch(
                        place(tampered),
                        "entry.usage.billableMs",
                        Long.toString(billable),
                        Long.toString(billable + 1)));
    }

    @Test
    void a_flipped_bit_on_the_topic_of_statements_is_found_although_the_ledger_is_right() throws Exception {
        carry(log, 0);
        fold();

        var tampered = tamper(
                Topics.STATEMENTS,
                entry -> entry.entry() instanceof StatementIssued,
                SegmentTampering::withLastBitFlipped);

        var mismatch = (Mismatch) verify();
        assertThat(mismatch.place()).isEqualTo(place(tampered));
        assertThat(mismatch.field()).isEqualTo("entry.total");
        assertThat(verify(Optional.empty(), Optional.of(FEBRUARY))).isInstanceOf(Verified.class);
    }

    @Test
    void a_forged_seal_that_is_well_formed_is_found_with_both_values() throws Exception {
        carry(log, 0);
        fold();

        var tampered = tamperSeal(seal -> seal.owner().isPresent(), SegmentTamperingFor::oneEntryMore);

        var seal = (AccountSealed) tampered.seal();
        assertThat(verify())
                .isEqualTo(new Mismatch(
                        new Place(
                                Topics.SEALS,
                                tampered.partition(),
                                tampered.offset(),
                                seal.owner(),
                                seal.lastSequence()),
                        "lastSequence",
                        Long.toString(seal.lastSequence()),
                        Long.toString(seal.lastSequence() + 1)));
        assertThat(verify(Optional.empty(), Optional.of(FEBRUARY))).isInstanceOf(Verified.class);
    }

    @Test
    void a_flipped_bit_in_the_seal_of_a_partition_is_found() throws Exception {
        carry(log, 0);
        fold();

        var tampered = tamperSeal(seal -> seal.owner().isEmpty(), SegmentTampering::withLastBitFlipped);

        assertThat(verify()).isInstanceOfSatisfying(Mismatch.class, mismatch -> {
            assertThat(mismatch.place())
                    .isEqualTo(new Place(Topics.SEALS, tampered.partition(), tampered.offset(), Optional.empty(), 0));
            assertThat(mismatch.field()).isEqualTo("accountRoot");
        });
    }

    @Test
    void a_seal_that_no_fact_leads_to_is_found() throws Exception {
        carry(log, 0);
        fold();
        var last = StoredRecords.of(kafka.bootstrapServers(), Topics.SEALS).getLast();

        publish(new ProducerRecord<>(
                Topics.SEALS, last.partition(), last.timestamp(), last.key(), last.value(), last.headers()));

        assertThat(verify()).isInstanceOfSatisfying(Mismatch.class, mismatch -> {
            assertThat(mismatch.place().topic()).isEqualTo(Topics.SEALS);
            assertThat(mismatch.expected()).contains("no fact leads to it");
        });
    }

    @Test
    void an_entry_that_no_fact_leads_to_is_found() throws Exception {
        carry(log, 0);
        fold();
        var last =
                StoredRecords.of(kafka.bootstrapServers(), Topics.USAGE_LEDGER).getLast();

        publish(new ProducerRecord<>(
                Topics.USAGE_LEDGER, last.partition(), last.timestamp(), last.key(), last.value(), last.headers()));

        var mismatch = (Mismatch) verify();
        assertThat(mismatch.field()).isEqualTo("record");
        assertThat(mismatch.expected()).contains("no fact leads to it");
        assertThat(mismatch.place().offset()).isGreaterThan(last.offset());
    }

    @Test
    void a_ledger_that_is_behind_the_log_cannot_be_verified_yet() throws Exception {
        carry(log, 0);
        assertThat(verify())
                .isInstanceOfSatisfying(
                        CannotVerify.class,
                        cannot -> assertThat(cannot.reason()).contains("behind the log"));

        fold();
        assertThat(verify()).isInstanceOf(Verified.class);
    }

    @Test
    void a_fact_that_is_missing_from_the_log_is_found() throws Exception {
        carry(log.subList(0, 200), 0);
        carry(log.subList(201, log.size()), 201);
        fold();

        assertThat(verify())
                .isEqualTo(new Mismatch(
                        new Place(Topics.PLATFORM_EVENTS, 0, Place.NOT_THERE, Optional.empty(), 0),
                        "position",
                        "200",
                        "on no partition"));
    }

    @Test
    void a_fact_carried_twice_is_found() throws Exception {
        carry(log.subList(0, 200), 0);
        carry(log.subList(199, log.size()), 199);
        fold();

        assertThat(verify()).isInstanceOfSatisfying(Mismatch.class, mismatch -> {
            assertThat(mismatch.place().topic()).isEqualTo(Topics.PLATFORM_EVENTS);
            assertThat(mismatch.field()).isEqualTo("position");
        });
    }

    @Test
    void entries_deleted_from_the_start_of_the_ledger_make_it_impossible_to_verify() throws Exception {
        carry(log, 0);
        fold();
        var first =
                StoredRecords.of(kafka.bootstrapServers(), Topics.USAGE_LEDGER).getFirst();
        try (var admin = LogClients.admin(kafka.bootstrapServers())) {
            admin.deleteRecords(Map.of(
                            new TopicPartition(Topics.USAGE_LEDGER, first.partition()),
                            RecordsToDelete.beforeOffset(first.offset() + 1)))
                    .all()
                    .get();
        }

        assertThat(verify()).isInstanceOf(CannotVerify.class);
    }

    @Test
    void without_its_topics_it_cannot_be_verified() throws Exception {
        try (var admin = LogClients.admin(kafka.bootstrapServers())) {
            admin.deleteTopics(List.of(Topics.STATEMENTS)).all().get();
        }

        assertThat(verify())
                .isInstanceOfSatisfying(
                        CannotVerify.class,
                        cannot -> assertThat(cannot.reason()).contains(Topics.STATEMENTS));
    }

    private static Place place(SegmentTampering.Tampered tampered) {
        return new Place(
                tampered.topic(),
                tampered.partition(),
                tampered.offset(),
                Optional.of(tampered.entry().account()),
                tampered.entry().sequence());
    }

    private SegmentTampering.Tampered tamper(String topic, Predicate<ChainedEntry> which, UnaryOperator<byte[]> change)
            throws Exception {
        kafka.close();
        var tampered = SegmentTampering.change(directory.resolve("kafka"), topic, which, change);
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        return tampered.orElseThrow();
    }

    private SegmentTampering.TamperedSeal tamperSeal(Predicate<Seal> which, UnaryOperator<byte[]> change)
            throws Exception {
        kafka.close();
        var tampered = SegmentTampering.changeSeal(directory.resolve("kafka"), which, change);
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        return tampered.orElseThrow();
    }

    private void publish(ProducerRecord<byte[], byte[]> record) {
        try (var carrier = new Carrier(kafka.bootstrapServers(), PARTITIONS)) {
            carrier.carryRecords(List.of(record));
        }
    }

    /** What is changed in these tests. */
    private static final class SegmentTamperingFor {

        private SegmentTamperingFor() {}

        static boolean aCell(ChainedEntry entry) {
            return entry.entry() instanceof CellMetered && entry.sequence() == 3;
        }

        static byte[] oneEntryMore(byte[] bytes) {
            var seal = (AccountSealed) SealCodec.decode(SealCodec.ACCOUNT_SEALED, bytes);
            return SealCodec.encode(new AccountSealed(
                    seal.account(),
                    seal.period(),
                    seal.position(),
                    seal.firstSequence(),
                    seal.lastSequence() + 1,
                    seal.chainHead(),
                    seal.lineCount(),
                    seal.lineRoot(),
                    seal.totals(),
                    seal.books()));
        }

        static byte[] oneMsMore(byte[] bytes) {
            var chained = LedgerCodec.decode(LedgerCodec.CELL_METERED, bytes);
            var cell = (CellMetered) chained.entry();
            var more = new CellMetered(
                    cell.resource(),
                    cell.day(),
                    cell.revision(),
                    cell.usage().plus(new Usage(0, 0, 1)),
                    cell.dynoStarts(),
                    cell.firstPosition(),
                    cell.lastPosition());
            return LedgerCodec.encode(
                    new ChainedEntry(chained.account(), chained.sequence(), chained.previous(), more));
        }
    }
}
