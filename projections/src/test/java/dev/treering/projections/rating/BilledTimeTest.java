package dev.treering.projections.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Policies;
import dev.treering.events.prices.Policies.Charging;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which time of a day is billed. The day: 100 commanded, 90 observed, 60 billable; beside it 7 crashed and 5 lost, 20 maintained. */
class BilledTimeTest {

    private static final Metered DAY = Metered.level(new Usage(100, 90, 60, 7, 5, 20), 3);

    @ParameterizedTest
    @CsvSource({
        "LESSER,    FREE,   0,  BILLED, FREE,   60",
        "LESSER,    BILLED, 0,  BILLED, FREE,   67", // 60 + 7
        "LESSER,    FREE,   0,  BILLED, BILLED, 65", // 60 + 5
        "LESSER,    BILLED, 0,  FREE,   BILLED, 52", // 60 + 7 + 5 − 20
        "LESSER,    FREE,   10, BILLED, FREE,   30", // 60 − 3 starts × 10
        "LESSER,    FREE,   25, BILLED, FREE,   0", // 75 would be given away, 60 is there
        "FORMATION, BILLED, 10, FREE,   BILLED, 100", // what was commanded, whatever became of it
        "RUNNING,   BILLED, 10, FREE,   BILLED, 90"
    })
    void the_basis_says_which_integral_and_the_policies_touch_the_lesser_alone(
            Basis basis, Charging crash, long bootMs, Charging maintenance, Charging lost, long billedMs) {
        assertThat(BilledTime.of(DAY, basis, new Policies(crash, bootMs, maintenance, lost)))
                .isEqualTo(billedMs);
    }
}
