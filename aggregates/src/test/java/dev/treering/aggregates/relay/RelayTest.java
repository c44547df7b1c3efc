package dev.treering.aggregates.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.facts.FactId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelayTest {

    @Test
    void a_cursor_comes_back_from_its_bytes() {
        var cursor = new Cursor(41, new FactId("kube/ü \\n", "a, b"));
        assertThat(Cursor.decode(cursor.encode())).isEqualTo(cursor);
    }

    @Test
    void an_unreadable_cursor_is_no_cursor_at_nought() {
        assertThatThrownBy(() -> Cursor.decode("41".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Contradiction.class)
                .hasMessageContaining("unreadable");
    }

    @Test
    void pauses_double_up_to_five_seconds_and_begin_anew() {
        var pause = new Pause();
        assertThat(IntStream.range(0, 8).mapToObj(_ -> pause.next().toMillis()))
                .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
        pause.reset();
        assertThat(pause.next()).isEqualTo(Duration.ofMillis(100));
    }
}
