package dev.treering.projections.model;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.Usage;
import java.math.BigInteger;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A resource's levels as functions of time.
 *
 * @param instants at which anything may change, ms
 * @param starts of dynos, ms
 */
record Levels(Resource resource, Sampler sampler, NavigableSet<Long> instants, List<Long> starts) {

    /** All levels at one instant. */
    record Sample(long commanded, long observed, long restarting, long lost, boolean maintenance) {

        static final Sample NOTHING = new Sample(0, 0, 0, 0, false);

        long billable() {
            return Math.min(commanded, observed);
        }

        long crash() {
            return Math.min(commanded, observed + restarting) - billable();
        }

        long lostToo() {
            return Math.min(commanded, observed + restarting + lost) - Math.min(commanded, observed + restarting);
        }
    }

    /** Looks at the levels at an instant, ms. */
    interface Sampler {
        Sample at(long instant);
    }

    /** The integrals from one instant to another, interval by interval. */
    Usage between(long start, long end) {
        var cuts = new TreeSet<>(instants.subSet(start, end));
        cuts.add(start);
        var sums = new BigInteger[] {
            BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO
        };
        for (long cut : cuts) {
            Long next = cuts.higher(cut);
            long length = (next == null ? end : next) - cut;
            Sample sample = sampler.at(cut);
            add(sums, 0, length, sample.commanded());
            add(sums, 1, length, sample.observed());
            add(sums, 2, length, sample.billable());
            add(sums, 3, length, sample.crash());
            add(sums, 4, length, sample.lostToo());
            add(sums, 5, length, sample.maintenance() ? sample.billable() : 0);
        }
        return new Usage(
                sums[0].longValueExact(),
                sums[1].longValueExact(),
                sums[2].longValueExact(),
                sums[3].longValueExact(),
                sums[4].longValueExact(),
                sums[5].longValueExact());
    }

    int startsBetween(long start, long end) {
        return (int) starts.stream().filter(at -> start <= at && at < end).count();
    }

    private static void add(BigInteger[] sums, int which, long length, long level) {
        sums[which] = sums[which].add(BigInteger.valueOf(length).multiply(BigInteger.valueOf(level)));
    }
}
