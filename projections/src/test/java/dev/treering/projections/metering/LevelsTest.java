package dev.treering.projections.metering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.step.Sorted;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** When two midnights are alike: then the days after them need not be measured again. */
class LevelsTest {

    private static final Slot WEB = Slot.dynos(new ProcessType("web"), new DynoSize("std"));
    private static final Slot WORKER = Slot.dynos(new ProcessType("worker"), new DynoSize("std"));
    private static final Positions HERE = Positions.NONE.and(1);
    private static final Positions ELSEWHERE = Positions.NONE.and(7);
    private static final Standing ONE_OF_EACH = new Standing(1, 1, 1, HERE);

    @Test
    void where_in_the_log_they_come_from_does_not_count() {
        assertThat(ONE_OF_EACH.sameAs(new Standing(1, 1, 1, ELSEWHERE))).isTrue();
        assertThat(observed(WEB, ONE_OF_EACH).sameAs(observed(WEB, new Standing(1, 1, 1, ELSEWHERE))))
                .isTrue();
    }

    @Test
    void one_more_that_runs_restarts_or_is_missing_makes_a_difference() {
        for (Standing other :
                List.of(new Standing(2, 1, 1, HERE), new Standing(1, 2, 1, HERE), new Standing(1, 1, 2, HERE))) {
            assertThat(ONE_OF_EACH.sameAs(other)).isFalse();
            assertThat(observed(WEB, ONE_OF_EACH).sameAs(observed(WEB, other))).isFalse();
        }
    }

    @Test
    void the_same_number_in_another_slot_makes_a_difference() {
        assertThat(observed(WEB, ONE_OF_EACH).sameAs(observed(WORKER, ONE_OF_EACH)))
                .isFalse();
        assertThat(observed(WEB, ONE_OF_EACH).sameAs(Levels.NOTHING)).isFalse();
        assertThat(Levels.NOTHING.sameAs(observed(WEB, ONE_OF_EACH))).isFalse();
    }

    @Test
    void another_step_in_force_makes_a_difference() {
        var one = new Levels(Sorted.with(Sorted.empty(), WEB.lane(), new Step(5, 1, 1, WEB.sku())), Sorted.empty());
        var two = new Levels(Sorted.with(Sorted.empty(), WEB.lane(), new Step(5, 1, 2, WEB.sku())), Sorted.empty());

        assertThat(one.sameAs(two)).isFalse();
        assertThat(one.sameAs(Levels.NOTHING)).isFalse();
    }

    private static Levels observed(Slot slot, Standing standing) {
        SortedMap<Slot, Standing> none = Sorted.empty();
        return new Levels(Sorted.empty(), Sorted.with(none, slot, standing));
    }
}
