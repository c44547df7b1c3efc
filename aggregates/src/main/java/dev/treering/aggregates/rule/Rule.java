package dev.treering.aggregates.rule;

import dev.treering.aggregates.decision.Command;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How one kind of command is decided.
 *
 * @param name of the command, for ever; a Java class may be renamed freely
 * @param check what the command alone gives away: why it cannot be meant, if it cannot
 * @param scope the facts to decide on
 * @param widened the facts to decide on as far as the state tells; the same as {@code scope} when that was enough
 */
public record Rule<C extends Command, S>(
        String name,
        Class<C> command,
        Model<S> model,
        Function<C, Optional<String>> check,
        Function<C, Scope> scope,
        BiFunction<C, S, Scope> widened,
        Deciding<C, S> deciding) {

    /** The decision itself: a pure function. */
    @FunctionalInterface
    public interface Deciding<C, S> {

        /** Decides on a state. {@code at} is when it was asked, UTC. */
        Decision decide(S state, C command, Instant at);
    }

    /** A rule whose scope follows from the command, and whose commands are always well formed. */
    public static <C extends Command, S> Rule<C, S> of(
            String name, Class<C> command, Model<S> model, Function<C, Scope> scope, Deciding<C, S> deciding) {
        return new Rule<>(
                name, command, model, _ -> Optional.empty(), scope, (asked, _) -> scope.apply(asked), deciding);
    }

    /** The same, for commands that may be malformed. */
    public Rule<C, S> checking(Function<C, Optional<String>> problem) {
        return new Rule<>(name, command, model, problem, scope, widened, deciding);
    }

    /** The same, where the state can tell that more facts matter. */
    public Rule<C, S> widening(BiFunction<C, S, Scope> wider) {
        return new Rule<>(name, command, model, check, scope, wider, deciding);
    }
}
