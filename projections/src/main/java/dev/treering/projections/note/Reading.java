package dev.treering.projections.note;

import java.util.function.Function;

/** What became of reading something that somebody else may have written. */
public sealed interface Reading<T> {

    /** It is what it should be. */
    record Read<T>(T value) implements Reading<T> {}

    /** It is not, and why: a sentence's end, without full stop. */
    record Refused<T>(String reason) implements Reading<T> {}

    static <T> Reading<T> of(T value) {
        return new Read<>(value);
    }

    static <T> Reading<T> refused(String reason) {
        return new Refused<>(reason);
    }

    /** Goes on with the value; a refusal stays what it is. */
    default <U> Reading<U> then(Function<? super T, Reading<U>> next) {
        return switch (this) {
            case Read<T> read -> next.apply(read.value());
            case Refused<T> refused -> refused(refused.reason());
        };
    }
}
