package dev.treering.projections.metering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose an app is, and how much of its past must be kept to know it. */
class OwnershipTest {

    private static final Step IN = Step.to(true, 100, 1);
    private static final Step OUT = Step.to(false, 200, 2);
    private static final Step IN_AGAIN = Step.to(true, 300, 3);
    private static final Ownership THERE_AND_BACK =
            Ownership.ALWAYS.with(IN_AGAIN).with(IN).with(OUT);

    @Test
    void transfers_are_in_the_order_they_held_however_they_were_told() {
        assertThat(THERE_AND_BACK.transfers()).containsExactly(IN, OUT, IN_AGAIN);
    }

    @Test
    void only_a_transfer_before_all_that_are_known_says_whose_it_was_at_first() {
        assertThat(Ownership.ALWAYS.beginsAfter(OUT)).isTrue();
        assertThat(Ownership.ALWAYS.with(OUT).beginsAfter(IN)).isTrue();
        assertThat(Ownership.ALWAYS.with(OUT).beginsAfter(IN_AGAIN)).isFalse();
        assertThat(Ownership.ALWAYS.with(OUT).beginsAfter(OUT)).isFalse();
    }

    @Test
    void an_app_that_is_known_to_go_was_there_and_one_that_is_known_to_come_was_not() {
        assertThat(Ownership.ALWAYS.atFirst()).isTrue();
        assertThat(Ownership.ALWAYS.with(OUT).atFirst()).isTrue();
        assertThat(THERE_AND_BACK.atFirst()).isFalse();
    }

    @Test
    void from_an_instant_on_the_last_transfer_by_then_matters_and_all_after_it() {
        assertThat(THERE_AND_BACK.from(99).transfers()).containsExactly(IN, OUT, IN_AGAIN);
        assertThat(THERE_AND_BACK.from(199).transfers()).containsExactly(IN, OUT, IN_AGAIN);
        assertThat(THERE_AND_BACK.from(200).transfers()).containsExactly(OUT, IN_AGAIN);
        assertThat(THERE_AND_BACK.from(299).transfers()).containsExactly(OUT, IN_AGAIN);
        assertThat(THERE_AND_BACK.from(1000).transfers()).containsExactly(IN_AGAIN);
        assertThat(Ownership.ALWAYS.from(1000)).isEqualTo(Ownership.ALWAYS);
    }
}
