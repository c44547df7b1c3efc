package dev.treering.projections.tlog;

import static dev.treering.projections.tlog.LogFixture.FIRST;
import static dev.treering.projections.tlog.LogFixture.SECOND;
import static dev.treering.projections.tlog.LogFixture.entry;
import static dev.treering.projections.tlog.LogFixture.opened;
import static dev.treering.projections.tlog.LogFixture.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads a log while its writer goes on finds it sound, at some size that it had. */
class ReadWhileWrittenTest {

    private static final int ENTRIES = 40; // fewer than a reader tries

    @TempDir
    Path directory;

    @Test
    void a_reader_is_never_told_of_damage_that_is_only_growth() throws Exception {
        try (var log = opened(new TileLogs().create(directory, FIRST));
                var writer = Executors.newSingleThreadExecutor()) {
            var written = writer.submit(() -> write(log));
            long size = 0;
            while (!written.isDone()) {
                long found = read(directory).size(); // fails on damage
                assertThat(found).isGreaterThanOrEqualTo(size);
                size = found;
            }
            written.get();
            assertThat(read(directory).size()).isEqualTo(ENTRIES + 1L);
        }
    }

    private static boolean write(TileLog log) throws IOException {
        for (int i = 0; i < ENTRIES; i++) {
            log.append(entry(i));
            if (i == ENTRIES / 2) {
                log.rotate(SECOND);
            }
        }
        return true;
    }
}
