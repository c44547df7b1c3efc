package dev.treering.projections.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.projections.step.AccountEntry;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A check that cannot find a broken meter proves nothing; one that cannot show what broke it helps nobody. */
class ShrinkerTest {

    private static final long SEED = 20260301;

    @Test
    void shrinking_leaves_only_what_makes_a_list_fail() {
        var shrinker = new Shrinker<Integer>(_ -> List.of(), list -> list.contains(2) && list.contains(5));

        assertThat(shrinker.smallest(List.of(1, 2, 3, 4, 5, 6))).containsExactly(2, 5);
    }

    @Test
    void shrinking_puts_simpler_elements_in_the_place_of_others() {
        var shrinker = new Shrinker<Integer>(
                number -> number > 0 ? List.of(number / 2, number - 1) : List.of(),
                list -> list.stream().mapToInt(Integer::intValue).sum() >= 7);

        assertThat(shrinker.smallest(List.of(90, 80, 70))).containsExactly(7);
    }

    @Test
    void a_meter_that_forgets_losses_is_found_and_the_history_shrinks_to_four_facts_at_most() {
        foundAndShrunk(() -> deaf(logged -> logged.fact() instanceof DynoFact.Lost));
    }

    @Test
    void a_meter_that_forgets_deletions_is_found_and_the_history_shrinks_to_four_facts_at_most() {
        foundAndShrunk(() -> deaf(logged -> logged.fact() instanceof AppFact.Deleted));
    }

    @Test
    void a_meter_that_reads_the_log_from_its_end_is_found_and_the_history_shrinks_to_four_facts_at_most() {
        // of two scales at one instant the earlier in the log would hold
        foundAndShrunk(() -> {
            Metering real = Metering.real();
            return logged -> real.accept(new LoggedFact(
                    1_000_000 - logged.position(),
                    logged.id(),
                    logged.heldAt(),
                    logged.recordedAt(),
                    logged.extensions(),
                    logged.fact()));
        });
    }

    @Test
    void what_is_found_is_drawn_and_told_with_both_values_and_the_seed() {
        var check = MeterChecks.everyCell(() -> deaf(logged -> logged.fact() instanceof DynoFact.Stopped stopped
                && !stopped.stoppedAt().isAfter(logged.heldAt()))); // a later one is rejected

        assertThat(check.failure(SEED, 1_000).orElseThrow())
                .contains("seed 20260301")
                .contains("Stopped ")
                .contains("=")
                .contains("DayClosed")
                .contains("expected commanded")
                .contains("but was");
    }

    private static void foundAndShrunk(Supplier<Metering> broken) {
        var check = MeterChecks.everyCell(broken);
        var smallest = check.smallest(check.failing(SEED, 2_000).orElseThrow());

        assertThat(smallest).hasSizeLessThanOrEqualTo(4);
        assertThat(MeterChecks.everyCell().difference().apply(smallest)).isEmpty();
    }

    private static Metering deaf(Predicate<LoggedFact> to) {
        Metering real = Metering.real();
        return logged -> to.test(logged) ? List.<AccountEntry>of() : real.accept(logged);
    }
}
