package dev.treering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void nothing_but_the_benchmark_s_name_is_thirty_copies_and_three_rounds() {
        assertThat(Options.parse(List.of("replay"))).contains(Options.standard());
        assertThat(Options.standard().copies()).isEqualTo(30);
        assertThat(Options.standard().rounds()).isEqualTo(3);
    }

    @Test
    void every_option_is_taken() {
        var words = List.of("replay", "--facts", "a.gz", "--copies", "2", "--rounds", "1", "--json", "--profile");

        assertThat(Options.parse(words)).contains(new Options(Path.of("a.gz"), 2, 1, true, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "store", "replay --copies", "replay --copies 0", "replay --copies x", "replay --fast"})
    void anything_else_is_wrong_usage(String words) {
        assertThat(Options.parse(List.of(words.split(" ")))).isEmpty();
    }
}
