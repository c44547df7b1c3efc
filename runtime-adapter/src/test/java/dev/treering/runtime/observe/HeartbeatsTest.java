package dev.treering.runtime.observe;

import static dev.treering.runtime.observe.SightingBuilder.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private final Heartbeats heartbeats = new Heartbeats();

    @Test
    void of_a_node_that_was_never_heard_nothing_is_known() {
        assertThat(heartbeats.asOf("node-1", 100)).isEmpty();
    }

    @Test
    void only_what_was_written_before_the_pod_proves_anything_about_it() {
        heartbeats.heard("node-1", 10, at("12:00:00"), at("12:00:00"));
        heartbeats.heard("node-1", 20, at("12:00:10"), at("12:00:10"));
        heartbeats.heard("node-1", 30, at("12:09:00"), at("12:09:00")); // it is back

        assertThat(heartbeats.asOf("node-1", 25)).contains(new Heartbeat(at("12:00:10"), Optional.of(at("12:00:00"))));
        assertThat(heartbeats.asOf("node-1", 20)).contains(new Heartbeat(at("12:00:00"), Optional.empty()));
    }

    @Test
    void renewals_heard_out_of_order_are_put_in_order() {
        heartbeats.heard("node-1", 20, at("12:00:10"), at("12:00:10"));
        heartbeats.heard("node-1", 10, at("12:00:00"), at("12:00:00"));

        assertThat(heartbeats.asOf("node-1", Long.MAX_VALUE))
                .contains(new Heartbeat(at("12:00:10"), Optional.of(at("12:00:00"))));
    }

    /**
     * <pre>
     * our clock   |12:00:00  12:00:10  12:00:20
     * the node's  |12:00:07  12:00:17  12:00:27
     * heard after |     3 s       0 s       9 s
     * </pre>
     */
    @Test
    void a_clock_is_ahead_by_what_the_promptest_renewal_shows() {
        heartbeats.heard("node-1", 10, at("12:00:07"), at("12:00:03"));
        heartbeats.heard("node-1", 20, at("12:00:17"), at("12:00:10"));
        heartbeats.heard("node-1", 30, at("12:00:27"), at("12:00:29"));

        assertThat(heartbeats.ahead()).containsExactly(Map.entry("node-1", Duration.ofSeconds(7)));
    }

    @Test
    void a_renewal_that_is_told_again_is_as_old_as_it_was() {
        heartbeats.heard("node-1", 10, at("12:00:00"), at("12:00:00"));
        heartbeats.heard("node-1", 10, at("12:00:00"), at("12:05:00"));

        assertThat(heartbeats.ahead()).containsExactly(Map.entry("node-1", Duration.ZERO));
    }
}
