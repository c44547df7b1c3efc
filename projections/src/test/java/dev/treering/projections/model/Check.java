package dev.treering.projections.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * A rule held against many histories. The first that breaks it is made as small as it gets and shown.
 *
 * @param rule in words
 * @param histories the same seed gives the same history
 * @param simpler what a part of a history can be replaced by, simplest first
 * @param difference the first thing that is not as expected; empty if there is none
 * @param drawing for people
 */
record Check<T>(
        String rule,
        LongFunction<List<T>> histories,
        Function<T, List<T>> simpler,
        Function<List<T>, Optional<String>> difference,
        Function<List<T>, String> drawing) {

    private static final int AT_ONCE = 2;

    /**
     * The seed of this run: given, or always the same, so that a change that fails the check is to blame for it. New histories are
     * looked for by a campaign: docs/proofs.md. It is always printed.
     */
    static final long SEED = Long.getLong("treering.seed", 648_610_277_000_000L);

    /** What is wrong with the first history that fails among so many; empty if none does. */
    Optional<String> failure(long seed, int count) {
        System.out.printf("model check: %s, %d histories, -Dtreering.seed=%d%n", rule, count, seed);
        OptionalLong failing = failing(seed, count);
        return failing.isEmpty()
                ? Optional.empty()
                : Optional.of(shown(failing.getAsLong(), smallest(failing.getAsLong())));
    }

    List<T> smallest(long seed) {
        return new Shrinker<>(simpler, this::fails).smallest(histories.apply(seed));
    }

    /** The first seed whose history fails. */
    OptionalLong failing(long seed, int count) {
        try (var pool = new ForkJoinPool(AT_ONCE)) {
            return pool.submit(() -> LongStream.range(seed, seed + count)
                            .parallel()
                            .filter(one -> fails(histories.apply(one)))
                            .findFirst())
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the check itself broke down; -Dtreering.seed=" + seed, e);
        }
    }

    private boolean fails(List<T> history) {
        return outcome(history).isPresent();
    }

    /** An engine that throws is a difference like any other. */
    private Optional<String> outcome(List<T> history) {
        try {
            return difference.apply(history);
        } catch (RuntimeException e) {
            return Optional.of("the engine broke down: " + e);
        }
    }

    private String shown(long seed, List<T> smallest) {
        return "%s%n  seed %d, made as small as it gets:%n%n%s%n%n%s"
                .formatted(
                        rule, seed, drawing.apply(smallest), outcome(smallest).orElse("?"));
    }
}
