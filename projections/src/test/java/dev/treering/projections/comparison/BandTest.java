package dev.treering.projections.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BandTest {

    @ParameterizedTest
    @CsvSource({
        "100, 49.99, DOWN_50_OR_MORE",
        "100, 50, DOWN_50_OR_MORE",
        "100, 50.01, DOWN_25_TO_50",
        "100, 75, DOWN_25_TO_50",
        "100, 75.01, DOWN_10_TO_25",
        "100, 90, DOWN_10_TO_25",
        "100, 95, DOWN_5_TO_10",
        "100, 95.01, DOWN_LESS_THAN_5",
        "100, 100.00, UNCHANGED",
        "100, 100.01, UP_LESS_THAN_5",
        "100, 105, UP_5_TO_10",
        "100, 110, UP_10_TO_25",
        "100, 124.99, UP_10_TO_25",
        "100, 125, UP_25_TO_50",
        "100, 150, UP_50_OR_MORE",
        "0, 0.01, FROM_NOTHING",
        "0, 0, UNCHANGED",
        "-10, -15, DOWN_50_OR_MORE",
        "-10, -9, UP_10_TO_25",
        "10, 0, DOWN_50_OR_MORE"
    })
    void a_band_is_by_how_much_of_what_it_was_it_moves(BigDecimal was, BigDecimal wouldBe, Band band) {
        assertThat(Band.of(was, wouldBe)).isEqualTo(band);
    }
}
