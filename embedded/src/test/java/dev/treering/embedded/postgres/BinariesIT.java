package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.embedded.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BinariesIT {
    private static final String UNPACKED = "unpacked ";

    @TempDir
    private Path cache;

    @Test
    void two_processes_that_unpack_at_once_end_with_one_whole_copy() throws Exception {
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
        try (ChildProcess one = ChildProcess.running(environment, Unpacker.class, cache.toString());
                ChildProcess other = ChildProcess.running(environment, Unpacker.class, cache.toString())) {
            Path place = Path.of(one.line(UNPACKED));

            assertThat(other.line(UNPACKED)).isEqualTo(place.toString());
            assertThat(place).startsWith(cache.toRealPath());
            assertThat(Finished.of(new ProcessBuilder(
                                    place.resolve("bin/postgres").toString(), "--version"))
                            .output())
                    .contains("PostgreSQL");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("treering"))))
                    .isEqualTo("rwx------");
            assertThat(names(cache.resolve("treering")))
                    .containsExactlyInAnyOrder(place.getFileName().toString(), "unpack.lock");
        }
    }

    @Test
    void what_is_unpacked_is_used_again_and_a_half_done_copy_is_done_over() throws Exception {
        Path place = Binaries.in(cache);
        FileTime made = Files.getLastModifiedTime(place);

        assertThat(Binaries.in(cache)).isEqualTo(place);
        assertThat(Files.getLastModifiedTime(place)).isEqualTo(made);

        Files.move(place, place.resolveSibling(place.getFileName() + ".stage")); // as if killed before it was done
        assertThat(Binaries.in(cache)).isEqualTo(place).isDirectoryContaining("glob:**/bin");
        assertThat(names(cache)).containsExactlyInAnyOrder(place.getFileName().toString(), "unpack.lock");
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    /** Unpacks into the user's cache and says where that is. */
    static final class Unpacker {
        private Unpacker() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println(UNPACKED + Binaries.in(BinariesCache.of(Identity.OURSELVES, Path.of(arguments[0]))));
        }
    }
}
