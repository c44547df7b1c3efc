package dev.treering.projections.model;
import static org.assertj.core.api.Assertions.assertThat;
import org.junit.jupiter.api.Test;
class ScratchTest {
    @Test
    void rating() {
        assertThat(RatingChecks.everyLine().failure(Check.SEED, Integer.getInteger("n", 3000)).orElse("")).isEmpty();
    }
}
