package dev.treering.runtime.observe;

import static dev.treering.runtime.observe.SightingBuilder.at;
import static org.assertj.core.api.Assertions.assertThat;

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
        heartbeats.heard("node-1", 10, at("12:00:00"));
        heartbeats.heard("node-1", 20, at("12:00:10"));
        heartbeats.heard("node-1", 30, at("12:09:00")); // it is back

        assertThat(heartbeats.asOf("node-1", 25)).contains(new Heartbeat(at("12:00:10"), Optional.of(at("12:00:00"))));
        assertThat(heartbeats.asOf("node-1", 20)).contains(new Heartbeat(at("12:00:00"), Optional.empty()));
    }

    @Test
    void renewals_heard_out_of_order_are_put_in_order() {
        heartbeats.heard("node-1", 20, at("12:00:10"));
        heartbeats.heard("node-1", 10, at("12:00:00"));

        assertThat(heartbeats.asOf("node-1", Long.MAX_VALUE))
                .contains(new Heartbeat(at("12:00:10"), Optional.of(at("12:00:00"))));
    }
}
