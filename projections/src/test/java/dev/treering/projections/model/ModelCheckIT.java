package dev.treering.projections.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ledger against the same rules written a second time, on random histories. {@code -Dtreering.histories=} says how many,
 * {@code -Dtreering.seed=} which: another number, other histories.
 */
class ModelCheckIT {

    private static final int HISTORIES = Integer.getInteger("treering.histories", 20_000);

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void the_ledger_is_as_the_rules_say(Portions.Part part) {
        assertThat(part.check().failure(Check.SEED, part.of(HISTORIES)).orElse(""))
                .isEmpty();
    }

    static Stream<Portions.Part> checks() {
        return Portions.ALL.stream();
    }
}
