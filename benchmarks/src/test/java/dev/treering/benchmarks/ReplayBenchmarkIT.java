package dev.treering.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The whole benchmark once, on as little as it takes: that it runs, and that it measures everything it says it does. */
class ReplayBenchmarkIT {

    @Test
    void everything_is_measured_against_a_limit_of_the_same_run() throws Exception {
        var options = Options.standard().withCopies(1).withRounds(1);
        assumeTrue(
                Files.isRegularFile(options.facts()),
                () -> "skipped: no facts at " + options.facts().toAbsolutePath() + " (-Dtreering.shared=DIR)");

        var report = ReplayBenchmark.run(options);

        // 31,454 facts of the trace, and the price book
        assertThat(report.sizes()).containsEntry("facts", 31_455L);
        assertThat(report.figures().measures()).containsExactly((Measured[]) Measure.values());
        assertThat(report.figures().measures())
                .allSatisfy(measure -> assertThat(report.figures().ratio(measure))
                        .as(measure.label())
                        .isPositive()
                        .isFinite());
        assertThat(report.table()).contains("poll and decode", "audit verify", "relay");
    }
}
