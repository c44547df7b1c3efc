package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two hundred apps under everything that can go wrong, and an adapter that is killed fifty times in the middle of its work. A seed
 * that fails is run again with {@code -Dtreering.torture.first=SEED}; more of them with {@code -Dtreering.torture.seeds=NUMBER}.
 */
class TortureIT {

    private static final int APPS = Integer.getInteger("treering.torture.apps", 200);
    private static final int ROUNDS = Integer.getInteger("treering.torture.rounds", 120);
    private static final int KILLS = Integer.getInteger("treering.torture.kills", 50);
    private static final int SEEDS = Integer.getInteger("treering.torture.seeds", 1);
    private static final int FIRST_SEED = Integer.getInteger("treering.torture.first", 1);

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_happens_what_is_wished_for_runs_and_what_ran_is_charged_and_no_more(long seed) {
        long began = System.nanoTime();
        try (var torture = new Torture(seed, APPS)) {
            torture.run(ROUNDS, KILLS);

            torture.calm();
            assertThat(torture.amiss()).as("seed %d", seed).isEmpty();

            torture.end();
            var verdict = new Verdict(torture);
            System.out.printf(
                    "seed %d: %d apps, %d happenings, %d kills, %d machines in trouble; %d runs to the millisecond, %d never more"
                            + " than they were; %s of the cluster's time in %d s%n",
                    seed,
                    APPS,
                    torture.happenings,
                    torture.kills,
                    torture.hardware.troubles(),
                    verdict.exact,
                    verdict.bounded,
                    torture.passed(),
                    (System.nanoTime() - began) / 1_000_000_000);
            assertThat(verdict.problems).as("seed %d", seed).isEmpty();
            assertThat(torture.kills).isEqualTo(KILLS);
            assertThat(verdict.exact).isGreaterThan(APPS);
        }
    }

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
    }
}
