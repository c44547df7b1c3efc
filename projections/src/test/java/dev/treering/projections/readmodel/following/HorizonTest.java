package dev.treering.projections.readmodel.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HorizonTest {

    private static final TopicPartition BUSY = new TopicPartition("facts", 0);
    private static final TopicPartition QUIET = new TopicPartition("facts", 1);

    private final Horizon horizon = new Horizon();

    @Test
    void before_the_first_fact_nothing_is_complete() {
        assertThat(horizon.needsEnds()).isFalse();
        assertThat(horizon.complete(Map.of(BUSY, 0L, QUIET, 0L))).isEqualTo(-1);
    }

    @Test
    void a_partition_without_facts_holds_nothing_back() {
        horizon.read(41);

        horizon.aimFor(Map.of(BUSY, 43L, QUIET, 0L));

        assertThat(horizon.complete(Map.of(BUSY, 43L, QUIET, 0L))).isEqualTo(41);
        assertThat(horizon.isOpen()).isFalse();
    }

    @Test
    void a_fact_that_is_written_but_cannot_be_read_yet_holds_back_what_follows_it() {
        horizon.read(
                41); // on BUSY; position 40 lies on QUIET at offset 7, whose transaction's marker is still under way

        horizon.aimFor(Map.of(BUSY, 43L, QUIET, 8L));

        assertThat(horizon.complete(Map.of(BUSY, 43L, QUIET, 7L))).isEqualTo(-1);
        assertThat(horizon.complete(Map.of(BUSY, 43L, QUIET, 9L))).isEqualTo(41);
    }

    @Test
    void facts_read_meanwhile_wait_for_the_next_goal() {
        horizon.read(41);
        horizon.aimFor(Map.of(BUSY, 43L, QUIET, 8L));
        horizon.read(50);

        assertThat(horizon.needsEnds()).isFalse();
        assertThat(horizon.complete(Map.of(BUSY, 60L, QUIET, 8L))).isEqualTo(41);

        assertThat(horizon.needsEnds()).isTrue();
        horizon.aimFor(Map.of(BUSY, 60L, QUIET, 8L));
        assertThat(horizon.complete(Map.of(BUSY, 60L, QUIET, 8L))).isEqualTo(50);
    }
}
