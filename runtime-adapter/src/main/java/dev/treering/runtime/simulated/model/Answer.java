package dev.treering.runtime.simulated.model;

import java.util.Optional;
import java.util.function.Function;

/** What an operation on the cluster gives: a value, or the refusal a client would see as a {@code Status} object. */
public sealed interface Answer<T> {

    /** It was done. */
    record Ok<T>(T value) implements Answer<T> {}

    /** It was not done, and nothing was changed. */
    record Refused<T>(Refusal refusal) implements Answer<T> {}

    /** An answer that holds a value. */
    static <T> Answer<T> of(T value) {
        return new Ok<>(value);
    }

    /** Goes on with the value; a refusal is passed on as it is. */
    default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
        return switch (this) {
            case Ok<T>(T value) -> next.apply(value);
            case Refused<T>(Refusal refusal) -> new Refused<>(refusal);
        };
    }

    /** Changes the value; a refusal is passed on as it is. */
    default <R> Answer<R> map(Function<? super T, ? extends R> change) {
        return then(value -> of(change.apply(value)));
    }

    /** The value, or nothing if it was refused. */
    default Optional<T> toOptional() {
        return switch (this) {
            case Ok<T>(T value) -> Optional.of(value);
            case Refused<T> ignored -> Optional.empty();
        };
    }

    /** The value where a refusal would be a mistake in this code. */
    default T orThrow() {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Refused<T>(Refusal refusal) -> throw new IllegalStateException(refusal.toString());
        };
    }
}
