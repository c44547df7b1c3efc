package dev.treering.runtime.simulated.workloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.runtime.simulated.workloads.RollingUpdate.Size;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingUpdateTest {

    @Test
    void a_new_set_gets_everything_at_once_if_there_is_no_other() {
        assertThat(new RollingUpdate(10, 3, 2).next(new Size("new", 0, 0), List.of()))
                .isEqualTo(Map.of("new", 10));
    }

    /** The example of the Kubernetes documentation of rolling updates: 10 pods, 3 more, 2 fewer. */
    @Test
    void the_first_step_surges_and_retires_what_may_be_missing() {
        assertThat(new RollingUpdate(10, 3, 2).next(new Size("new", 0, 0), List.of(new Size("old", 10, 10))))
                .isEqualTo(Map.of("new", 3, "old", 8));
    }

    @Test
    void pods_that_are_not_ready_go_before_those_that_are() {
        assertThat(new RollingUpdate(4, 1, 0)
                        .next(new Size("new", 1, 1), List.of(new Size("broken", 2, 0), new Size("good", 3, 3))))
                .isEqualTo(Map.of("new", 1, "broken", 0, "good", 3));
    }

    @ParameterizedTest
    @CsvSource({"25%,4,true,1", "25%,5,true,2", "25%,5,false,1", "25%,3,false,0", "2,9,true,2", "100%,7,false,7"})
    void portions_of_surge_are_rounded_up_and_of_unavailability_down(String text, int of, boolean up, int expected) {
        assertThat(RollingUpdate.portion(text, of, up)).isEqualTo(expected);
    }

    @Test
    void a_rollout_ends_and_keeps_its_limits_on_the_way() {
        long seed = 42;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            int wanted = random.nextInt(0, 30);
            int surge = random.nextInt(0, 6);
            int unavailable = surge == 0 ? 1 + random.nextInt(5) : random.nextInt(0, 6);
            RollingUpdate update = new RollingUpdate(wanted, surge, unavailable);
            int fresh = 0;
            int old = wanted;
            int steps = 0;
            while ((fresh != wanted || old != 0) && steps++ < 200) {
                Map<String, Integer> next =
                        update.next(new Size("new", fresh, fresh), List.of(new Size("old", old, old)));
                // an available pod is lost only by shrinking; those just asked for are not there yet
                int available = fresh + next.getOrDefault("old", 0);
                assertThat(available)
                        .as("seed %d round %d", seed, round)
                        .isGreaterThanOrEqualTo(Math.min(wanted, wanted - unavailable));
                fresh = next.getOrDefault("new", 0);
                old = next.getOrDefault("old", 0);
                assertThat(fresh + old).as("seed %d round %d", seed, round).isLessThanOrEqualTo(wanted + surge);
            }
            assertThat(steps).as("seed %d round %d does not end", seed, round).isLessThan(200);
        }
    }
}
