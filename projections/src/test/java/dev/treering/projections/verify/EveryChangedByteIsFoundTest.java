package dev.treering.projections.verify;

import static dev.treering.projections.verify.AuditedStore.KEY;
import static dev.treering.projections.verify.AuditedStore.KEYS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.events.archive.Archive;
import dev.treering.events.archive.ArchiveProgress;
import dev.treering.events.archive.DamagedArchive;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.topics.FactRecords;
import dev.treering.events.topics.Topics;
import dev.treering.projections.archive.ArchiveVerification;
import dev.treering.projections.ledger.OpenbTrace;
import dev.treering.projections.proof.BundleCheck;
import dev.treering.projections.proof.Verdict;
import dev.treering.projections.tlog.LogReader;
import dev.treering.projections.tlog.LogReading;
import dev.treering.projections.verify.Verification.Mismatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever byte is changed of what an auditor is given, the auditor finds it, and where. The changes are random, {@value #CHANGES} of them,
 * the same each time; {@code -Dtreering.rounds} times as many and {@code -Dtreering.seed} others for a campaign (docs/proofs.md).
 */
class EveryChangedByteIsFoundTest {

    private static final int CHANGES = 500;
    private static final int ACCOUNTS = 12;
    private static final int ROUNDS = Integer.getInteger("treering.rounds", 1);

    @TempDir
    private static Path folder;

    private static AuditedStore store;

    private long seed;
    private Random random;
    private int found;

    @BeforeAll
    static void madeOnce() throws IOException {
        var trace = OpenbTrace.find();
        assumeTrue(trace.isPresent(), "skipped: no data/openb under the system property treering.shared");
        store = AuditedStore.of(AuditedLog.facts(trace.get(), ACCOUNTS), folder);
    }

    @BeforeEach
    void seeded() {
        seed = Long.getLong("treering.seed", 56_629_168_714_241L);
        System.out.println("seed " + seed + " (-Dtreering.seed=" + seed + " repeats it)");
        random = new Random(seed);
    }

    @Test
    void what_was_not_changed_is_verified() throws IOException {
        assertThat(store.topics().verify(Optional.of(KEYS))).isInstanceOf(Verification.Verified.class);
        assertThat(BundleCheck.check(store.bundle(), KEYS)).isInstanceOf(Verdict.Verified.class);
        assertThat(LogReader.read(store.log(), KEY.verifier())).isInstanceOf(LogReading.Sound.class);
        assertThat(archive()).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void every_changed_byte_is_found_with_its_place() throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            onTopic(Topics.PLATFORM_EVENTS, 90);
            onTopic(Topics.USAGE_LEDGER, 90);
            onTopic(Topics.STATEMENTS, 60);
            onTopic(Topics.SEALS, 50);
            inCheckpoints(30);
            inTheSignedLog(50);
            inTheBundle(60);
            inThePriceBook(15);
            inTheBundledPriceBook(15);
            inTheArchive(40);
        }
        assertThat(found).isEqualTo(CHANGES * ROUNDS);
    }

    /** When the sealer wrote it to Kafka; the checkpoint itself says no time, and nothing is made of this one. */
    @Test
    void the_time_at_which_a_checkpoint_was_published_means_nothing_and_is_not_looked_at() {
        var changed = OneByte.of(any(Topics.CHECKPOINTS), random, "timestamp"::equals);

        assertThat(store.topics().with(changed.record()).verify(Optional.of(KEYS)))
                .isInstanceOf(Verification.Verified.class);
    }

    private void onTopic(String topic, int times) {
        for (int i = 0; i < times; i++) {
            isFound(OneByte.of(any(topic), random));
        }
    }

    private void inCheckpoints(int times) {
        for (int i = 0; i < times; i++) {
            isFound(OneByte.of(any(Topics.CHECKPOINTS), random, part -> !part.equals("timestamp")));
        }
    }

    /** The fact that published it, in its value: also in what is there for people alone. */
    private void inThePriceBook(int times) {
        var book = store.topics().of(Topics.PLATFORM_EVENTS).stream()
                .filter(each -> FactRecords.read(each).fact() instanceof BookPublished)
                .toList();
        for (int i = 0; i < times; i++) {
            isFound(OneByte.of(book.get(random.nextInt(book.size())), random, "value"::equals));
        }
    }

    private ConsumerRecord<byte[], byte[]> any(String topic) {
        var records = store.topics().of(topic);
        return records.get(random.nextInt(records.size()));
    }

    private void isFound(OneByte changed) {
        var record = changed.record();
        assertThat(store.topics().with(record).verify(Optional.of(KEYS)))
                .as(
                        "%s-%d at offset %d, %s, seed %d",
                        record.topic(), record.partition(), record.offset(), changed.where(), seed)
                .isInstanceOfSatisfying(Mismatch.class, mismatch -> {
                    var place = mismatch.place();
                    assertThat(place.topic()).isEqualTo(record.topic());
                    assertThat(place.partition()).isEqualTo(record.partition());
                    assertThat(place.offset()).isEqualTo(record.offset());
                    assertThat(mismatch.field()).isNotBlank();
                    assertThat(mismatch.expected()).isNotEqualTo(mismatch.found());
                });
        found++;
    }

    private void inTheSignedLog(int times) throws IOException {
        var files = AuditedStore.files(store.log());
        files.values().removeIf(bytes -> bytes.length == 0); // the writer's lock
        for (int i = 0; i < times; i++) {
            var file = List.copyOf(files.entrySet()).get(random.nextInt(files.size()));
            String name = file.getKey();
            byte[] sound = file.getValue();
            int at = random.nextInt(sound.length);
            Files.write(store.log().resolve(name), OneByte.in(sound, at, random));
            assertThat(LogReader.read(store.log(), KEY.verifier()))
                    .as("%s, byte %d, seed %d", name, at, seed)
                    .isInstanceOfSatisfying(
                            LogReading.Damaged.class,
                            damaged -> assertThat(damaged.damages())
                                    .anyMatch(damage -> damage.place().startsWith(name)
                                            || name.startsWith("tile/entries")
                                                    && damage.place().startsWith("tile/entries")));
            Files.write(store.log().resolve(name), sound);
            found++;
        }
    }

    private void inTheBundle(int times) {
        for (int i = 0; i < times; i++) {
            isFoundInTheBundle(random.nextInt(store.bundle().length));
        }
    }

    private void inTheBundledPriceBook(int times) {
        String text = new String(store.bundle(), UTF_8);
        int from = text.indexOf("\"priceBooks\":[");
        int to = text.indexOf(']', from);
        for (int i = 0; i < times; i++) {
            isFoundInTheBundle(from + random.nextInt(to - from));
        }
    }

    private void isFoundInTheBundle(int at) {
        byte[] changed = OneByte.in(store.bundle(), at, random);
        assertThat(BundleCheck.check(changed, KEYS))
                .as("byte %d of the bundle, seed %d", at, seed)
                .isInstanceOfSatisfying(
                        Verdict.Mismatch.class,
                        mismatch -> assertThat(mismatch.place()).isNotBlank());
        found++;
    }

    /** Of the manifest and the list of hashes, each of which has the other's, both are named for either. */
    private void inTheArchive(int times) throws IOException {
        var files = AuditedStore.files(store.archive());
        for (int i = 0; i < times; i++) {
            var file = List.copyOf(files.entrySet()).get(random.nextInt(files.size()));
            String name = file.getKey();
            byte[] sound = file.getValue();
            int at = random.nextInt(sound.length);
            Files.write(store.archive().resolve(name), OneByte.in(sound, at, random));
            String blamed = damaged("%s, byte %d, seed %d".formatted(name, at, seed));
            assertThat(blamed.endsWith(name) || isAList(name) && isAList(blamed))
                    .as("%s was changed at byte %d, %s is named, seed %d", name, at, blamed, seed)
                    .isTrue();
            Files.write(store.archive().resolve(name), sound);
            found++;
        }
    }

    private static boolean isAList(String name) {
        return name.endsWith("manifest.json") || name.endsWith("SHA256SUMS");
    }

    private static String damaged(String what) throws IOException {
        try {
            throw new AssertionError(what + ": " + archive());
        } catch (DamagedArchive e) {
            return e.file();
        }
    }

    private static Verification archive() throws IOException {
        return ArchiveVerification.run(
                Archive.open(List.of(store.archive())), ArchiveProgress.NONE, VerificationProgress.NONE);
    }
}
