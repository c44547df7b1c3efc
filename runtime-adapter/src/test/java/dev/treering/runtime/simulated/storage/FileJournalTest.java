package dev.treering.runtime.simulated.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest {
    @TempDir
    Path directory = Path.of("");

    @Test
    void what_was_appended_is_replayed_in_order() {
        append("one", "two", "three");

        assertThat(replayed()).containsExactly("one", "two", "three");
    }

    @Test
    void a_rewrite_puts_its_records_in_place_of_all_others() {
        append("one", "two");
        try (FileJournal journal = FileJournal.open(directory)) {
            journal.rewrite(List.of(bytes("both")));
            journal.append(bytes("three"));
        }

        assertThat(replayed()).containsExactly("both", "three");
    }

    @Test
    void a_record_torn_at_any_byte_is_dropped_and_the_rest_is_kept() throws IOException {
        append("one", "two", "three");
        byte[] whole = Files.readAllBytes(file());
        int beforeLast = whole.length - 8 - "three".length();

        for (int length = beforeLast; length < whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThat(replayed()).as("torn at byte %d", length).containsExactly("one", "two");
            append("four");
            assertThat(replayed()).containsExactly("one", "two", "four");
        }
    }

    @Test
    void a_last_record_with_a_wrong_byte_is_dropped() throws IOException {
        append("one", "two");
        byte[] whole = Files.readAllBytes(file());
        whole[whole.length - 1] ^= 1;
        Files.write(file(), whole);

        assertThat(replayed()).containsExactly("one");
    }

    @Test
    void damage_before_the_last_record_is_not_guessed_around() throws IOException {
        append("one", "two");
        byte[] whole = Files.readAllBytes(file());
        whole[8] ^= 1;
        Files.write(file(), whole);

        assertThatThrownBy(this::replayed)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("damaged at byte 0");
    }

    @Test
    void a_directory_is_held_by_one_at_a_time() {
        FileJournal first = FileJournal.open(directory);

        assertThatThrownBy(() -> FileJournal.open(directory)).isInstanceOf(IllegalStateException.class);

        first.close();
        FileJournal.open(directory).close();
    }

    private void append(String... records) {
        try (FileJournal journal = FileJournal.open(directory)) {
            for (String record : records) {
                journal.append(bytes(record));
            }
        }
    }

    private List<String> replayed() {
        List<String> records = new ArrayList<>();
        try (FileJournal journal = FileJournal.open(directory)) {
            journal.replay(record -> records.add(new String(record, StandardCharsets.UTF_8)));
        }
        return records;
    }

    private Path file() {
        return directory.resolve("journal");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
