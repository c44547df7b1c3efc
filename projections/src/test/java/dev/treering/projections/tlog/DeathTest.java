package dev.treering.projections.tlog;

import static dev.treering.projections.tlog.LogFixture.FIRST;
import static dev.treering.projections.tlog.LogFixture.SECOND;
import static dev.treering.projections.tlog.LogFixture.create;
import static dev.treering.projections.tlog.LogFixture.entry;
import static dev.treering.projections.tlog.LogFixture.open;
import static dev.treering.projections.tlog.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whenever the writer dies, the log has the size before or the size after, is sound, and goes on to the very checkpoint that it would
 * have had.
 *
 * <pre>
 *   entries ▸ hashes … ▸ checkpoint          each: start, half beside, whole beside, in place
 *         ✝       ✝           ✝
 * </pre>
 */
class DeathTest {

    @TempDir
    Path directory;

    private interface Step {
        SignedCheckpoint on(TileLog log) throws IOException;
    }

    @Test
    void at_any_moment_of_an_append() throws IOException {
        for (int size : List.of(0, 1, 255)) {
            diesEverywhere(size, log -> log.append(entry(size)));
        }
    }

    @Test
    void at_any_moment_of_a_change_of_keys() throws IOException {
        for (int size : List.of(0, 3)) {
            diesEverywhere(size, log -> log.rotate(SECOND));
        }
    }

    /** The log that was about to change its key may go on with something else. */
    @Test
    void a_change_of_keys_that_died_need_not_be_tried_again() throws IOException {
        Path place = Files.createDirectory(directory.resolve("log"));
        create(place).close();
        try (var dying = opened(place, 4)) { // the file of keys is written, and nothing else
            assertThat(dies(dying, log -> log.rotate(SECOND))).isTrue();
        }

        assertThat(read(place).keys().inUse()).isEqualTo(FIRST.verifier());
        try (var log = open(place)) {
            log.append(entry(0));
        }
        assertThat(read(place).keys().uses()).hasSize(1);
    }

    @Test
    void at_any_moment_of_its_making() throws IOException {
        for (int steps = 0; ; steps++) {
            Path place = directory.resolve("made-" + steps);
            boolean died = false;
            try {
                LogFixture.opened(new TileLogs(new PlainDisk.Dying(steps)).create(place, FIRST))
                        .close();
            } catch (PlainDisk.Dying.Died _) {
                died = true;
            }
            LogFixture.opened(new TileLogs(new PlainDisk()).openOrCreate(place, List.of(FIRST)))
                    .close();
            assertThat(read(place).size()).isZero();
            if (!died) {
                assertThat(steps).isEqualTo(8); // two files
                return;
            }
        }
    }

    private void diesEverywhere(int size, Step step) throws IOException {
        Path start = directory.resolve("start-" + size);
        try (var log = create(start)) {
            for (int i = 0; i < size; i++) {
                log.append(entry(i));
            }
        }
        prune(start, size);
        Path undisturbed = copied(start, "undisturbed-" + size);
        SignedCheckpoint expected;
        try (var log = open(undisturbed)) {
            expected = step.on(log);
        }
        int deaths = 0;
        for (boolean died = true; died; deaths++) {
            Path place = copied(start, "dying-" + size + "-" + deaths);
            try (var log = opened(place, deaths)) {
                died = dies(log, step);
            }
            assertThat(read(place).size()).isIn((long) size, size + 1L);
            try (var log = open(place)) {
                SignedCheckpoint got = read(place).size() == size ? step.on(log) : log.checkpoint();
                assertThat(got.note()).isEqualTo(expected.note());
            }
            assertThat(read(place).checkpoint().note()).isEqualTo(expected.note());
        }
        assertThat(deaths).isGreaterThan(12); // at least three files, four moments each
    }

    /** Without the partial tiles of earlier sizes, which a log may drop: there are hundreds to copy else. */
    private static void prune(Path log, int size) throws IOException {
        var current = TileLevels.over(Collections.nCopies(size, Hash.NONE)).tiles().stream()
                .map(Tile::path)
                .collect(Collectors.toSet());
        TileLevels.ofLevel(Tile.ENTRIES, size).forEach(tile -> current.add(tile.path()));
        for (String path : new LogFiles(log).all()) {
            if (path.startsWith("tile/") && !current.contains(path)) {
                Files.delete(log.resolve(path));
            }
        }
    }

    private static boolean dies(TileLog log, Step step) throws IOException {
        try {
            step.on(log);
            return false;
        } catch (PlainDisk.Dying.Died _) {
            return true;
        }
    }

    private static TileLog opened(Path place, int steps) throws IOException {
        return LogFixture.opened(new TileLogs(new PlainDisk.Dying(steps)).open(place, List.of(FIRST, SECOND)));
    }

    private Path copied(Path from, String name) throws IOException {
        Path to = directory.resolve(name);
        LogFixture.copy(from, to);
        return to;
    }
}
