package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.kafka.EmbeddedKafka;
import dev.treering.events.seal.Seal;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.PartitionSealed;
import dev.treering.events.topics.SealRecords;
import dev.treering.events.topics.TopicCreation;
import dev.treering.events.topics.Topics;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.SealCodec;
import dev.treering.projections.anchor.Anchor;
import dev.treering.projections.anchor.DirectoryAnchor;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Reading;
import dev.treering.projections.sealing.AccountLeaf;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.sealing.PartitionSeals;
import dev.treering.projections.tlog.TileLog;
import dev.treering.server.http.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two partitions, an account on each, one close after the other. */
class SealerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    @TempDir
    Path directory;

    private EmbeddedKafka kafka;
    private Path log;
    private Anchor anchor;

    @BeforeEach
    void march_is_sealed() throws Exception {
        kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            TopicCreation.createMissing(admin, Topics.all(2), (short) 1);
        }
        log = directory.resolve("seals");
        anchor = new DirectoryAnchor(directory.resolve("worm"));
        SealKeys.orNew(directory.resolve("seal-key"), log);
        seal(MARCH, 10);
    }

    @AfterEach
    void stop() {
        kafka.close();
    }

    @Test
    void each_period_is_signed_published_and_anchored_once_and_a_start_changes_nothing() throws Exception {
        try (var sealer = start()) {
            await(() -> size(sealer) == 1);
            seal(APRIL, 20);
            await(() -> size(sealer) == 2);
            await(() -> newestAnchored() == 2);
            assertThat(sealer.shown().sealed().stream().map(Checkpoints.Sealed::entry))
                    .containsExactly(entry(MARCH, 10), entry(APRIL, 20));
            assertThat(sealer.anchorage().exposure(2).entries()).isZero();
        }
        var published = published();
        assertThat(published).hasSize(2);
        assertThat(anchor.all()).extracting(kept -> kept.note()).containsExactlyElementsOf(published);

        try (var sealer = start()) {
            seal(YearMonth.of(2026, 5), 30);
            await(() -> size(sealer) == 3);
            assertThat(sealer.refusal()).isEmpty();
        }
        assertThat(published()).hasSize(3).startsWith(published.getFirst(), published.getLast());
    }

    @Test
    void killed_after_it_had_signed_the_next_start_publishes_and_anchors_what_was_signed() throws Exception {
        try (var signedBefore = opened()) {
            signedBefore.append(entry(MARCH, 10).getBytes(UTF_8));
        }

        try (var sealer = start()) {
            await(() -> newestAnchored() == 1);
            seal(APRIL, 20);
            await(() -> size(sealer) == 2);
        }
        assertThat(published()).hasSize(2);
    }

    @Test
    void a_signed_log_that_was_lost_is_made_again_as_it_was() throws Exception {
        String note;
        try (var sealer = start()) {
            await(() -> newestAnchored() == 1);
            note = sealer.shown().newest().note().written();
        }
        Files.move(log, directory.resolve("gone"));

        try (var sealer = start()) {
            await(() -> size(sealer) == 1);
            assertThat(sealer.shown().newest().note().written()).isEqualTo(note);
        }
        assertThat(published()).containsExactly(note);
    }

    @Test
    void a_signed_log_that_was_put_back_before_its_seals_are_made_again_waits_for_them_and_goes_on() throws Exception {
        try (var before = opened()) {
            before.append(entry(MARCH, 10).getBytes(UTF_8));
            before.append(entry(APRIL, 20).getBytes(UTF_8));
        }

        try (var sealer = start()) {
            await(() -> sealer.refusal().isPresent());
            assertThat(sealer.refusal()).contains("the signed log has 2 periods, the seals come to 1");
            seal(APRIL, 20);
            await(() -> sealer.refusal().isEmpty());
            seal(YearMonth.of(2026, 5), 30);
            await(() -> size(sealer) == 3);
            assertThat(sealer.refusal()).isEmpty();
        }
    }

    @Test
    void a_log_that_has_signed_another_history_signs_no_more() throws Exception {
        try (var other = opened()) {
            other.append("something else".getBytes(UTF_8));
        }

        try (var sealer = start()) {
            await(() -> sealer.refusal().isPresent());
            assertThat(sealer.refusal().orElseThrow())
                    .isEqualTo("entry 0 of the signed log says something else, the seals come to " + entry(MARCH, 10));
            assertThat(size(sealer)).isEqualTo(1);
        }
    }

    @Test
    void an_account_that_is_missing_from_the_seals_is_named_and_nothing_is_signed() throws Exception {
        publish(0, sealed(20, APRIL, 0).end());

        try (var sealer = start()) {
            await(() -> size(sealer) == 1);
            publish(1, account(20, APRIL, 1));
            publish(1, sealed(20, APRIL, 1).end());
            await(() -> sealer.refusal().isPresent());
            assertThat(sealer.refusal().orElseThrow())
                    .endsWith("partition 0, closing at position 20: 1 accounts were sealed, 0 are there");
            assertThat(size(sealer)).isEqualTo(1);
        }
    }

    private Sealer start() throws IOException {
        return Sealer.start(kafka.bootstrapServers(), opened(), List.of(anchor));
    }

    private TileLog opened() throws IOException {
        return ((Reading.Read<TileLog>) SealKeys.open(log, List.of(directory.resolve("seal-key")))).value();
    }

    private static long size(Sealer sealer) {
        return sealer.shown().newest().checkpoint().size();
    }

    private long newestAnchored() {
        try {
            return anchor.newest().map(kept -> kept.size()).orElse(0L);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> published() throws InterruptedException {
        try (var topic = new CheckpointTopic(kafka.bootstrapServers())) {
            return topic.all().stream().map(Published::note).toList();
        }
    }

    private static String entry(YearMonth period, long position) {
        var combined = Combination.of(2, List.of(sealed(position, period, 0), sealed(position, period, 1)));
        return new String(((Combination.Complete) combined).seal().entry(), UTF_8);
    }

    private void seal(YearMonth period, long position) {
        for (int partition = 0; partition < 2; partition++) {
            publish(partition, account(position, period, partition));
            publish(partition, sealed(position, period, partition).end());
        }
    }

    private static PartitionSeals sealed(long position, YearMonth period, int partition) {
        var account = account(position, period, partition);
        var root = MerkleTree.root(List.of(MerkleTree.leaf(AccountLeaf.of(account))));
        var end = new PartitionSealed(period, position, Instant.EPOCH, 1, 0, "1", root);
        return new PartitionSeals(partition, List.of(account), end);
    }

    private static AccountSealed account(long position, YearMonth period, int partition) {
        return new AccountSealed(
                new AccountId("account-" + partition),
                period,
                position,
                position,
                position + 9,
                Hash.of(new byte[] {(byte) position}),
                0,
                MerkleTree.EMPTY,
                List.of(),
                List.of());
    }

    private void publish(int partition, Seal seal) {
        byte[] bytes = SealCodec.encode(seal);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                    Topics.SEALS,
                    partition,
                    0L,
                    seal.owner().map(account -> account.value().getBytes(UTF_8)).orElse(null),
                    bytes,
                    SealRecords.headers(seal, partition, Hash.of(bytes))));
            producer.flush();
        }
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!reached.getAsBoolean()) {
            assertThat(Instant.now()).as("it is not so yet").isBefore(deadline);
            Thread.sleep(50);
        }
    }
}
