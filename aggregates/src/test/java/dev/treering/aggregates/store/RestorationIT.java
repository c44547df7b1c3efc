package dev.treering.aggregates.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.store.Restoration.Result.Refused;
import dev.treering.aggregates.store.Restoration.Result.Restored;
import dev.treering.events.archive.Archive;
import dev.treering.events.archive.ArchiveLimits;
import dev.treering.events.archive.ArchivedLog;
import dev.treering.events.facts.Fact;
import dev.treering.events.fixture.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An archive put back: the store then holds what it held, and nothing is put on top of something else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestorationIT {

    private static final int PARTITIONS = 4;
    private static final List<Fact> FACTS = Examples.facts();

    @TempDir
    private Path temporary;

    private final List<TestDatabase> databases = new ArrayList<>();

    @BeforeAll
    void start_postgresql() {
        databases.add(new TestDatabase());
    }

    @AfterAll
    void stop_postgresql() {
        databases.forEach(TestDatabase::close);
    }

    @BeforeEach
    void empty_the_store() {
        databases.getFirst().forgetFrom(0);
    }

    @Test
    void every_fact_is_where_it_was_and_was_recorded_when_it_was() throws IOException {
        var log = ArchivedLog.of(PARTITIONS, 0, FACTS);

        assertThat(restore(log)).isEqualTo(new Restored(FACTS.size(), 0));

        List<StoredFact> stored = store().read(0, 1000);
        assertThat(stored).hasSameSizeAs(FACTS);
        for (StoredFact fact : stored) {
            var archived = log.records().stream()
                    .filter(each -> each.position() == fact.position())
                    .findFirst()
                    .orElseThrow();
            assertThat(fact.id()).isEqualTo(archived.id());
            assertThat(fact.heldAt()).isEqualTo(archived.heldAt());
            assertThat(fact.recordedAt()).isEqualTo(archived.recordedAt());
            assertThat(fact.extensions()).isEqualTo(archived.extensions());
            assertThat(fact.payload()).isEqualTo(archived.payload());
            assertThat(fact.tags()).isEqualTo(FactTags.of(fact.fact()));
        }
    }

    @Test
    void begun_again_it_compares_what_is_there_and_goes_on() throws IOException {
        var log = ArchivedLog.of(PARTITIONS, 0, FACTS);
        restore(ArchivedLog.of(PARTITIONS, 0, FACTS.subList(0, 20)));

        assertThat(restore(log)).isEqualTo(new Restored(FACTS.size(), 20));
        assertThat(restore(log)).isEqualTo(new Restored(FACTS.size(), FACTS.size()));
    }

    @Test
    void a_store_that_holds_anything_else_is_left_as_it_is() throws IOException {
        var other = new ArrayList<Fact>(FACTS);
        Collections.swap(other, 30, 31);
        restore(ArchivedLog.of(PARTITIONS, 0, other.subList(0, 40)));

        var refused = restore(ArchivedLog.of(PARTITIONS, 0, FACTS));

        assertThat(refused).isInstanceOf(Refused.class).asString().contains("another fact at position 30");
        assertThat(store().head()).isEqualTo(39);
    }

    @Test
    void a_store_that_holds_more_than_the_archive_is_told_of() throws IOException {
        restore(ArchivedLog.of(PARTITIONS, 0, FACTS));

        var refused = restore(ArchivedLog.of(PARTITIONS, 0, FACTS.subList(0, 10)));

        assertThat(refused).isInstanceOf(Refused.class).asString().contains("more than the archive");
    }

    @Test
    void what_is_appended_afterwards_comes_behind_it() throws IOException {
        restore(ArchivedLog.of(PARTITIONS, 0, FACTS));

        var outcome = store().append(Optional.empty(), List.of(SomeFacts.fact("later", SomeFacts.opened("bolt"))));

        assertThat(outcome).isEqualTo(new AppendOutcome.Committed(FACTS.size(), FACTS.size()));
    }

    private EventStore store() {
        return new PostgresEventStore(databases.getFirst().pool(), () -> Instant.parse("2026-03-02T08:00:00Z"));
    }

    private Restoration.Result restore(ArchivedLog log) throws IOException {
        Path directory = Files.createTempDirectory(temporary, "archive");
        log.archive(directory, ArchiveLimits.USUAL, Optional.empty());
        try (var facts = Archive.open(List.of(directory)).facts()) {
            return Restoration.run(databases.getFirst().pool(), facts, position -> {});
        }
    }
}
