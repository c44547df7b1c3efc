package dev.treering.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was measured: of every measure the facts per second of each round. */
final class Figures {

    private final Map<Measure, List<Double>> rounds = new EnumMap<>(Measure.class);

    /** Something to be timed. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Does the work, which concerns so many facts, and notes how fast. */
    <E extends Exception> void time(Measure measure, long facts, Work<E> work) throws E {
        long began = System.nanoTime();
        work.run();
        add(measure, facts, System.nanoTime() - began);
    }

    /** Notes a round. */
    void add(Measure measure, long facts, long nanos) {
        rounds.computeIfAbsent(measure, _ -> new ArrayList<>()).add(facts * 1e9 / nanos);
    }

    /** What was measured, in order. */
    Set<Measure> measures() {
        return rounds.keySet();
    }

    /** Facts per second of every round. */
    List<Double> rounds(Measure measure) {
        return List.copyOf(rounds.getOrDefault(measure, List.of()));
    }

    /** The median of the rounds, facts per second. */
    double perSecond(Measure measure) {
        double[] sorted = rounds(measure).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("not measured: " + measure + " of " + Arrays.toString(Measure.values()));
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How much of its limit a measure reaches; 1 for a limit. */
    double ratio(Measure measure) {
        return perSecond(measure) / perSecond(measure.limit());
    }
}
