package dev.treering.projections.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * A rule held against many histories. The first that breaks it is made as small as it gets and shown.
 *
 * @param rule in words
 * @param histories the same seed gives the same history
 * @param difference the first thing that is not as expected; empty if there is none
 */
record Check(String rule, LongFunction<List<Told>> histories, Function<List<Told>, Optional<String>> difference) {

    private static final int AT_ONCE = 2;

    /** The seed of this run: given, or another each time. It is always printed. */
    static final long SEED =
            Long.getLong("treering.seed", RandomGenerator.getDefault().nextLong(1_000_000_000L) * 1_000_000);

    /** What is wrong with the first history that fails among so many; empty if none does. */
    Optional<String> failure(long seed, int count) {
        System.out.printf("model check: %s, %d histories, -Dtreering.seed=%d%n", rule, count, seed);
        OptionalLong failing = failing(seed, count);
        return failing.isEmpty()
                ? Optional.empty()
                : Optional.of(shown(failing.getAsLong(), smallest(failing.getAsLong())));
    }

    List<Told> smallest(long seed) {
        return new Shrinker<>(Simpler::of, this::fails).smallest(histories.apply(seed));
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

    private boolean fails(List<Told> history) {
        return outcome(history).isPresent();
    }

    /** An engine that throws is a difference like any other. */
    private Optional<String> outcome(List<Told> history) {
        try {
            return difference.apply(history);
        } catch (RuntimeException e) {
            return Optional.of("the engine broke down: " + e);
        }
    }

    private String shown(long seed, List<Told> smallest) {
        var log = Told.log(smallest);
        var text = new StringBuilder("%s\n  seed %d, made as small as it gets:\n\n".formatted(rule, seed));
        text.append(Drawing.of(log)).append("\n\n");
        log.forEach(logged -> text.append('#')
                .append(logged.position())
                .append(" held at ")
                .append(logged.heldAt())
                .append(' ')
                .append(logged.fact())
                .append('\n'));
        return text.append('\n').append(outcome(smallest).orElse("?")).toString();
    }
}
