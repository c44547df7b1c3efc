package dev.treering.projections.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The ledger against the same rules written a second time, on a few histories; {@link ModelCheckIT} takes many. */
class ModelCheckTest {

    @Test
    void cells_counters_and_rejections_are_as_the_rules_say() {
        assertThat(MeterChecks.everyCell().failure(Check.SEED, 700)).isEmpty();
    }

    @Test
    void they_are_right_after_every_single_fact() {
        assertThat(MeterChecks.everyCellAfterEveryFact().failure(Check.SEED, 100))
                .isEmpty();
    }

    @Test
    void lines_credits_tax_and_total_are_as_the_rules_say() {
        assertThat(RatingChecks.everyLine().failure(Check.SEED, 200)).isEmpty();
    }
}
