package dev.treering.events.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.fixture.Examples;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an archive holds is what the log held; whatever happens to it is found, with its place. */
class ArchiveTest {

    private static final int PARTITIONS = 4;
    private static final ArchiveLimits SMALL = new ArchiveLimits(7, 100_000);

    @TempDir
    private Path temporary;

    @Test
    void what_was_written_is_read_in_the_one_order_of_all() throws IOException {
        var log = log(0);
        Path directory = archived(log);

        Archive archive = Archive.open(List.of(directory));
        archive.check(ArchiveProgress.NONE);

        List<ArchivedFact> read = read(archive);
        assertThat(ArchivedLog.of(PARTITIONS, read).records()).isEqualTo(log.records());
        assertThat(read).extracting(ArchivedFact::position).isSorted();
        assertThat(archive.manifests().getFirst().files()).hasSizeGreaterThan(2 * PARTITIONS);
    }

    @Test
    void the_same_log_gives_the_same_bytes() throws IOException {
        Path one = archived(log(0));
        Path other = archived(log(0));

        assertThat(DurableFiles.names(other)).isEqualTo(DurableFiles.names(one));
        for (String name : DurableFiles.names(one)) {
            assertThat(other.resolve(name)).hasSameBinaryContentAs(one.resolve(name));
        }
    }

    @Test
    void an_archive_that_was_cut_short_is_begun_again_and_comes_to_the_same_bytes() throws IOException {
        var log = log(0);
        Path whole = archived(log);
        for (int written : new int[] {0, 1, 6, 7, 50, log.records().size()}) {
            Path cut = Files.createDirectory(temporary.resolve("cut" + written));
            try (var writer = ArchiveWriter.begin(cut, log.scope(Optional.empty()), SMALL)) {
                for (ArchivedFact fact : log.records().subList(0, written)) {
                    writer.append(fact); // and never closed in order: files are left half written
                }
            }
            assertThat(Archive.isIn(cut)).isFalse();

            log.archive(cut, SMALL, Optional.empty());

            for (String name : DurableFiles.names(whole)) {
                assertThat(cut.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
            }
            assertThat(DurableFiles.names(cut)).isEqualTo(DurableFiles.names(whole));
        }
    }

    @Test
    void any_changed_byte_of_any_file_is_found_and_the_file_is_named() throws IOException {
        Path directory = archived(log(0));
        var random = new Random(20261124);
        for (String name : DurableFiles.names(directory)) {
            Path file = directory.resolve(name);
            byte[] written = Files.readAllBytes(file);
            for (int i = 0; i < 4; i++) {
                byte[] changed = written.clone();
                int at = random.nextInt(written.length);
                changed[at] ^= (byte) (1 + random.nextInt(255));
                Files.write(file, changed);

                var found = damage(directory);

                // a manifest that still reads as one names other files or hashes, and one of these is then told of
                assertThat(found)
                        .as("byte %d of %s", at, name)
                        .hasMessageContaining(name.equals(Manifest.NAME) ? "expected" : name);
            }
            Files.write(file, written);
        }
    }

    @Test
    void a_file_that_is_missing_cut_or_too_many_is_found() throws IOException {
        Path directory = archived(log(0));
        for (String name : DurableFiles.names(directory)) {
            Path file = directory.resolve(name);
            byte[] written = Files.readAllBytes(file);
            Files.delete(file);
            assertThat(damage(directory)).hasMessageContaining(name);
            Files.write(file, Arrays.copyOf(written, written.length - 1));
            assertThat(damage(directory)).hasMessageContaining(name);
            Files.write(file, written);
        }
        Files.writeString(directory.resolve("facts-0009-0000000000000000000.avro"), "");
        assertThat(damage(directory)).hasMessageContaining("facts-0009");
    }

    /** Whoever changes facts can compute hashes again; the order of the log is still to be kept. */
    @Test
    void what_a_forger_left_out_swapped_or_put_elsewhere_is_found_although_all_hashes_are_right() throws IOException {
        assertThatThrownBy(() -> forged(records -> without(records, 9)))
                .hasMessageContaining(
                        "position: expected " + log(0).records().get(9).position());
        assertThatThrownBy(() -> forged(records -> swapped(records, 3)))
                .isInstanceOf(DamagedArchive.class)
                .hasMessageContaining("position: expected 3, found on no partition");
        assertThatThrownBy(() -> forged(ArchiveTest::withAnotherCopy)).hasMessageContaining("the same as on partition");
        assertThatThrownBy(() -> forged(ArchiveTest::onAnotherPartition))
                .isInstanceOf(DamagedArchive.class)
                .hasMessageContaining("partition: expected");
    }

    @Test
    void an_archive_goes_on_from_the_one_before_and_from_no_other() throws IOException {
        Path first = archived(log(0));
        var before = Archive.open(List.of(first)).manifests().getFirst();
        var next = log(before.lastPosition() + 1);
        Path second = temporary.resolve("second");
        next.archive(second, SMALL, Optional.of(before));

        var both = Archive.open(List.of(first, second));

        both.check(ArchiveProgress.NONE);
        assertThat(read(both)).hasSize(log(0).records().size() + next.records().size());
        Path stranger = temporary.resolve("stranger");
        next.archive(stranger, SMALL, Optional.empty());
        assertThatThrownBy(() -> Archive.open(List.of(first, stranger))).hasMessageContaining("previous");
        assertThatThrownBy(() -> Archive.open(List.of(second, first))).hasMessageContaining("previous");
    }

    @Test
    void nothing_is_written_into_a_directory_that_holds_something_else() throws IOException {
        Files.writeString(temporary.resolve("mine.txt"), "mine");

        assertThatThrownBy(() -> log(0).archive(temporary, SMALL, Optional.empty()))
                .isInstanceOf(DamagedArchive.class)
                .hasMessageContaining("mine.txt");
    }

    private void forged(UnaryOperator<List<ArchivedFact>> change) throws IOException {
        Path directory = Files.createTempDirectory(temporary, "forged");
        var log = log(0);
        new ArchivedLog(PARTITIONS, change.apply(new ArrayList<>(log.records())))
                .archive(directory, SMALL, Optional.empty());
    }

    private static List<ArchivedFact> without(List<ArchivedFact> records, int index) {
        records.remove(index);
        return records;
    }

    private static List<ArchivedFact> swapped(List<ArchivedFact> records, int index) {
        Collections.swap(records, index, index + 1);
        return records;
    }

    private static List<ArchivedFact> withAnotherCopy(List<ArchivedFact> records) {
        int last = records.size() - 1;
        while (records.get(last).account().isPresent()) {
            last--;
        }
        ArchivedFact fact = records.get(last);
        records.set(
                last,
                new ArchivedFact(
                        fact.position(),
                        fact.partition(),
                        fact.id(),
                        fact.type(),
                        fact.account(),
                        fact.heldAt().plusMillis(1),
                        fact.recordedAt(),
                        fact.extensions(),
                        fact.payload()));
        return records;
    }

    private static List<ArchivedFact> onAnotherPartition(List<ArchivedFact> records) {
        var moved = records.stream()
                .map(fact -> fact.account().isPresent() ? fact.on((fact.partition() + 1) % PARTITIONS) : fact)
                .toList();
        return ArchivedLog.of(PARTITIONS, moved).records();
    }

    private static DamagedArchive damage(Path directory) {
        return catchThrowableOfType(
                DamagedArchive.class, () -> Archive.open(List.of(directory)).check(ArchiveProgress.NONE));
    }

    private static List<ArchivedFact> read(Archive archive) throws IOException {
        var read = new ArrayList<ArchivedFact>();
        try (MergedFacts facts = archive.facts()) {
            for (var copies = facts.next(); !copies.isEmpty(); copies = facts.next()) {
                read.addAll(copies);
            }
        }
        return read;
    }

    private Path archived(ArchivedLog log) throws IOException {
        Path directory = Files.createTempDirectory(temporary, "archive");
        log.archive(directory, SMALL, Optional.empty());
        return directory;
    }

    /** Every type of fact, and accounts enough to be on every partition. */
    private static ArchivedLog log(long first) {
        var facts = new ArrayList<Fact>(Examples.facts());
        for (int i = 0; i < 40; i++) {
            var account = new AccountId("acct-" + i);
            facts.add(new AccountFact.Opened(account, "Account " + i, Examples.USD, "net-new"));
            facts.add(new AppFact.Created(account, new AppId("app-" + i), "app " + i));
        }
        return ArchivedLog.of(PARTITIONS, first, facts);
    }
}
