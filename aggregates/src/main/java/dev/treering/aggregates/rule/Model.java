package dev.treering.aggregates.rule;

import dev.treering.events.facts.Fact;
import java.util.function.BiFunction;

/**
 * A state folded from facts.
 *
 * @param initial before any fact
 * @param evolve the next state; defined for every fact of the scope in every state, since imported facts are not ours to
 *     refuse
 */
public record Model<S>(Class<S> type, S initial, BiFunction<S, Fact, S> evolve) {}
