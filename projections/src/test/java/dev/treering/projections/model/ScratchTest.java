package dev.treering.projections.model;
import static org.assertj.core.api.Assertions.assertThat;
import org.junit.jupiter.api.Test;
class ScratchTest {
    static final int N = Integer.getInteger("n", 3000);
    @Test
    void rating() {
        assertThat(RatingChecks.everyLine().failure(Check.SEED, N).orElse("")).isEmpty();
    }
    @Test
    void metering() {
        assertThat(MeterChecks.everyCell().failure(Check.SEED, N).orElse("")).isEmpty();
    }
    @Test
    void each() {
        assertThat(MeterChecks.everyCellAfterEveryFact().failure(Check.SEED, N / 10).orElse("")).isEmpty();
    }
    @Test
    void ledger() {
        assertThat(LedgerChecks.everyStatement().failure(Check.SEED, N).orElse("")).isEmpty();
    }
}
