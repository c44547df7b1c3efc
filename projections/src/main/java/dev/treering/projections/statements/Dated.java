package dev.treering.projections.statements;

import dev.treering.projections.step.Sorted;
import dev.treering.projections.step.StateReader;
import dev.treering.projections.step.StateWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What holds from a UTC day on, until something else does. Of two from the same day the later in the log holds.
 *
 * @param byDay by the first day it holds
 */
record Dated<T>(SortedMap<LocalDate, Said<T>> byDay) {

    static <T> Dated<T> none() {
        return new Dated<>(Sorted.empty());
    }

    static <T> Dated<T> of(LocalDate from, Said<T> said) {
        return Dated.<T>none().with(from, said);
    }

    Dated<T> with(LocalDate from, Said<T> said) {
        return new Dated<>(Sorted.merged(byDay, from, said, Said::orLater));
    }

    /** Each of the other's days as if it were said now. */
    Dated<T> and(Dated<T> other) {
        Dated<T> both = this;
        for (var entry : other.byDay.entrySet()) {
            both = both.with(entry.getKey(), entry.getValue());
        }
        return both;
    }

    Optional<T> on(LocalDate day) {
        return begunBy(day).findFirst();
    }

    /** All that has begun on a day or before, the latest first. */
    Stream<T> begunBy(LocalDate day) {
        return byDay.headMap(day.plusDays(1)).reversed().values().stream().map(Said::value);
    }

    void write(StateWriter out, BiConsumer<T, StateWriter> write) {
        out.map(byDay, (day, o) -> o.number(day.toEpochDay()), (said, o) -> {
            write.accept(said.value(), o);
            o.number(said.position());
        });
    }

    static <T> Dated<T> read(StateReader in, Function<StateReader, T> read) {
        return new Dated<>(in.map(i -> LocalDate.ofEpochDay(i.number()), i -> new Said<>(read.apply(i), i.number())));
    }
}
