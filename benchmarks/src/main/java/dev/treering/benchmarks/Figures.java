package dev.treering.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was measured: of every measure what was done per second in each round. */
final class Figures {

    private final SortedMap<Measured, List<Double>> rounds = new TreeMap<>(Comparator.comparing(Measured::ordinal));

    /** Something to be timed. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        void run() throws E;
    }

    /** Does the work, which concerns so many things, and notes how fast. */
    <E extends Exception> void time(Measured measure, long number, Work<E> work) throws E {
        long began = System.nanoTime();
        work.run();
        add(measure, number, System.nanoTime() - began);
    }

    /** Notes a round. */
    void add(Measured measure, long number, long nanos) {
        rounds.computeIfAbsent(measure, _ -> new ArrayList<>()).add(number * 1e9 / nanos);
    }

    /** What was measured, in order. */
    Set<Measured> measures() {
        return rounds.keySet();
    }

    /** Per second, of every round. */
    List<Double> rounds(Measured measure) {
        return List.copyOf(rounds.getOrDefault(measure, List.of()));
    }

    /** The median of the rounds, per second. */
    double perSecond(Measured measure) {
        double[] sorted = rounds(measure).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("not measured: " + measure);
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** How much of its limit a measure reaches; 1 for a limit. */
    double ratio(Measured measure) {
        return perSecond(measure) / perSecond(measure.limit());
    }
}
