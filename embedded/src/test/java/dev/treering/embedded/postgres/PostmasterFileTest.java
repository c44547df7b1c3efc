package dev.treering.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines are those of PostgreSQL's pidfile.h. */
final class PostmasterFileTest {
    private static final List<String> WHOLE =
            List.of("4711", "/srv/data", "1764000000", "54321", "", "127.0.0.1", "  8127 131072 ", "ready   ");

    @Test
    void a_whole_file_says_who_serves_where_and_that_it_is_ready() {
        assertThat(PostmasterFile.parse(WHOLE))
                .contains(new PostmasterFile(4711, 54321, "ready"))
                .hasValueSatisfying(file -> assertThat(file.isReady()).isTrue());
    }

    @Test
    void a_server_that_recovers_or_stops_is_not_ready() {
        for (String status : List.of("starting", "stopping", "standby ")) {
            List<String> lines = List.of("4711", "/srv/data", "1764000000", "54321", "", "127.0.0.1", "", status);

            assertThat(PostmasterFile.parse(lines))
                    .hasValueSatisfying(file -> assertThat(file.isReady()).isFalse());
        }
    }

    @Test
    void a_file_still_without_its_status_is_understood_and_not_ready() {
        assertThat(PostmasterFile.parse(WHOLE.subList(0, 5))).contains(new PostmasterFile(4711, 54321, ""));
    }

    @Test
    void a_file_caught_half_written_or_spoilt_says_nothing() {
        assertThat(PostmasterFile.parse(List.of())).isEmpty();
        assertThat(PostmasterFile.parse(WHOLE.subList(0, 3))).isEmpty();
        assertThat(PostmasterFile.parse(List.of("47", "/srv/data", "1764000000", "not a port")))
                .isEmpty();
    }
}
