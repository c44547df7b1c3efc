package dev.treering.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DirectoryLockTest {
    @TempDir
    private Path directory;

    @Test
    void a_directory_is_made_and_taken_and_has_one_owner_until_it_is_given_back() {
        Path inner = directory.resolve("not/yet/there");
        try (DirectoryLock lock = DirectoryLock.take(inner)) {
            assertThat(lock.directory()).isDirectory().isAbsolute();
            assertThatThrownBy(() -> DirectoryLock.take(inner)).isInstanceOf(DirectoryInUseException.class);
        }
        DirectoryLock.take(inner).close();
    }

    @Test
    void another_name_of_the_same_directory_is_the_same_directory() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real"));
        Path alias = Files.createSymbolicLink(directory.resolve("alias"), real);

        try (DirectoryLock lock = DirectoryLock.take(real)) {
            assertThatThrownBy(() -> DirectoryLock.take(alias))
                    .isInstanceOf(DirectoryInUseException.class)
                    .hasMessageContaining(lock.directory().toString());
        }
    }

    @Test
    void closing_a_second_time_does_not_give_away_what_the_next_owner_holds() {
        DirectoryLock first = DirectoryLock.take(directory);
        first.close();
        try (DirectoryLock next = DirectoryLock.take(directory)) {
            first.close();

            assertThatThrownBy(() -> DirectoryLock.take(next.directory())).isInstanceOf(DirectoryInUseException.class);
        }
    }

    @Test
    void a_refused_second_opening_does_not_let_another_process_in() throws Exception {
        try (DirectoryLock _ = DirectoryLock.take(directory)) {
            assertThatThrownBy(() -> DirectoryLock.take(directory)).isInstanceOf(DirectoryInUseException.class);

            try (ChildProcess child = ChildProcess.running(Taker.class, directory.toString())) {
                assertThat(child.line("outcome "))
                        .contains("in use by process " + ProcessHandle.current().pid());
            }
        }
    }

    /** Tries to take the directory and says how that went. */
    static final class Taker {
        private Taker() {}

        public static void main(String[] arguments) {
            try (DirectoryLock _ = DirectoryLock.take(Path.of(arguments[0]))) {
                System.out.println("outcome taken");
            } catch (DirectoryInUseException e) {
                System.out.println("outcome " + e.getMessage());
            }
        }
    }
}
