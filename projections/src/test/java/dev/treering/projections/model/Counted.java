package dev.treering.projections.model;

import dev.treering.events.facts.Fact;
import dev.treering.events.facts.LoggedFact;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fact that was not rejected.
 *
 * @param notBefore nothing of it counts before this instant
 */
record Counted(LoggedFact logged, Instant notBefore) {

    long heldAt() {
        return logged.heldAt().toEpochMilli();
    }

    <T> Said<T> says(T value) {
        return new Said<>(heldAt(), logged.position(), value);
    }

    /** All facts of a kind, with where they lie. */
    static <F extends Fact> Stream<Of<F>> of(Class<F> kind, List<Counted> facts) {
        return facts.stream()
                .filter(counted -> kind.isInstance(counted.logged().fact()))
                .map(counted -> new Of<>(counted, kind.cast(counted.logged().fact())));
    }

    /** The same, its fact's kind known. */
    record Of<F extends Fact>(Counted counted, F fact) {
        <T> Said<T> says(T value) {
            return counted.says(value);
        }
    }
}
