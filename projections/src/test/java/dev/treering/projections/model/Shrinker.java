package dev.treering.projections.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes a failing list as small as it gets: leaves out halves, then quarters, down to single elements, then puts simpler elements
 * in the place of others, and begins again until nothing more can go.
 */
final class Shrinker<T> {

    private final Function<T, List<T>> simpler;
    private final Predicate<List<T>> fails;

    /**
     * @param simpler what an element can be replaced by, simplest first
     * @param fails whether a list still fails
     */
    Shrinker(Function<T, List<T>> simpler, Predicate<List<T>> fails) {
        this.simpler = simpler;
        this.fails = fails;
    }

    List<T> smallest(List<T> failing) {
        List<T> smallest = failing;
        while (true) {
            List<T> smaller = simplified(shortened(smallest));
            if (smaller.equals(smallest)) {
                return smallest;
            }
            smallest = smaller;
        }
    }

    private List<T> shortened(List<T> list) {
        List<T> shortest = list;
        for (int chunk = Math.max(1, list.size() / 2); chunk > 0; chunk /= 2) {
            for (int from = 0; from < shortest.size(); ) {
                List<T> shorter = without(shortest, from, Math.min(shortest.size(), from + chunk));
                if (fails.test(shorter)) {
                    shortest = shorter;
                } else {
                    from += chunk;
                }
            }
        }
        return shortest;
    }

    private List<T> simplified(List<T> list) {
        List<T> simplest = list;
        for (int i = 0; i < list.size(); i++) {
            for (T candidate : simpler.apply(simplest.get(i))) {
                var simple = new ArrayList<>(simplest);
                simple.set(i, candidate);
                if (fails.test(simple)) {
                    simplest = simple;
                    break;
                }
            }
        }
        return simplest;
    }

    private static <T> List<T> without(List<T> list, int from, int to) {
        var shorter = new ArrayList<>(list.subList(0, from));
        shorter.addAll(list.subList(to, list.size()));
        return shorter;
    }
}
