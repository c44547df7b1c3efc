package dev.treering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatingOptionsTest {

    @Test
    void nothing_but_the_benchmark_s_name_is_2_000_months_of_720_points_and_5_of_20_000() {
        assertThat(RatingOptions.parse(List.of("rating")))
                .contains(new RatingOptions(2_000, 720, 5, 20_000, 7, false, false));
    }

    @Test
    void every_option_is_taken() {
        var words = List.of("rating", "--rounds", "2", "--json", "--profile");

        assertThat(RatingOptions.parse(words)).contains(new RatingOptions(2_000, 720, 5, 20_000, 2, true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "replay", "rating --rounds", "rating --rounds 0", "rating --fast"})
    void anything_else_is_wrong_usage(String words) {
        assertThat(RatingOptions.parse(List.of(words.split(" ")))).isEmpty();
    }
}
