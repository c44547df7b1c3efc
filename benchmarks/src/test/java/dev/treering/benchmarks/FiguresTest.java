package dev.treering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FiguresTest {

    private static final long SECOND = 1_000_000_000;

    private final Figures figures = new Figures();

    @Test
    void a_figure_is_the_median_of_its_rounds() {
        figures.add(Measure.DECODE, 900, SECOND);
        figures.add(Measure.DECODE, 100, SECOND);
        figures.add(Measure.DECODE, 400, 2 * SECOND);

        assertThat(figures.perSecond(Measure.DECODE)).isEqualTo(200);
    }

    @Test
    void of_an_even_number_of_rounds_it_is_the_middle_between_the_two_in_the_middle() {
        figures.add(Measure.DECODE, 100, SECOND);
        figures.add(Measure.DECODE, 900, SECOND);
        figures.add(Measure.DECODE, 300, SECOND);
        figures.add(Measure.DECODE, 200, SECOND);

        assertThat(figures.perSecond(Measure.DECODE)).isEqualTo(250);
    }

    @Test
    void a_ratio_is_to_the_measure_s_own_limit_and_a_limit_is_its_own() {
        figures.add(Measure.DECODE, 1_000, SECOND);
        figures.add(Measure.REPLAY, 800, SECOND);
        figures.add(Measure.COPY, 500, SECOND);
        figures.add(Measure.APPEND, 100, SECOND);

        assertThat(figures.ratio(Measure.REPLAY)).isCloseTo(0.8, within(1e-9));
        assertThat(figures.ratio(Measure.APPEND)).isCloseTo(0.2, within(1e-9));
        assertThat(figures.ratio(Measure.COPY)).isEqualTo(1);
    }

    @Test
    void what_was_not_measured_has_no_figure() {
        assertThatThrownBy(() -> figures.perSecond(Measure.RELAY)).isInstanceOf(IllegalStateException.class);
    }
}
