package dev.treering.benchmarks;

import dev.treering.benchmarks.BlockTariff.Policy;
import dev.treering.benchmarks.RatingEngine.Bill;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Engines that rate the same usage in turn, one thread each. They must agree first. */
final class RatingContest {

    /** Shorter rounds would measure the clock and the collector. */
    private static final long LEAST_NANOS = 500_000_000;

    private final List<Subscription> subscriptions;
    private final Map<RatingMeasure, RatingEngine> engines;
    private final Map<RatingMeasure, Bill> bills = new EnumMap<>(RatingMeasure.class);
    private final long points;

    RatingContest(List<Subscription> subscriptions, Map<RatingMeasure, RatingEngine> engines) {
        this.subscriptions = subscriptions;
        this.engines = new EnumMap<>(engines);
        this.points = subscriptions.stream()
                .mapToLong(subscription -> subscription.points().size())
                .sum();
        engines.forEach((measure, engine) ->
                bills.put(measure, engine.prepare(RatingWorkload.tariff(Policy.ALL_TIERS), subscriptions)));
    }

    /** Throws when two engines have different amounts for any subscription, by either policy. */
    void mustAgree() {
        mustAgree(Policy.ALL_TIERS, bills);
        var other = new EnumMap<RatingMeasure, Bill>(RatingMeasure.class);
        engines.forEach((measure, engine) ->
                other.put(measure, engine.prepare(RatingWorkload.tariff(Policy.TOP_TIER), subscriptions)));
        mustAgree(Policy.TOP_TIER, other);
    }

    private void mustAgree(Policy policy, Map<RatingMeasure, Bill> all) {
        for (int i = 0; i < subscriptions.size(); i++) {
            RatingMeasure first = null;
            BigDecimal amount = BigDecimal.ZERO;
            for (var bill : all.entrySet()) {
                BigDecimal own = bill.getValue().rate(i);
                if (first != null && own.compareTo(amount) != 0) {
                    throw new AmountsDiffer(subscriptions.get(i).name() + ", " + policy + ": "
                            + amount.toPlainString() + " by " + first.label() + ", "
                            + own.toPlainString() + " by " + bill.getKey().label());
                }
                first = first == null ? bill.getKey() : first;
                amount = first == bill.getKey() ? own : amount;
            }
        }
    }

    /** Every engine once, in turn, each on a thread that has the name of the measure. */
    void round(Figures figures) throws InterruptedException {
        for (var bill : bills.entrySet()) {
            Thread.ofPlatform()
                    .name(bill.getKey().name())
                    .start(() -> measure(bill.getKey(), bill.getValue(), figures))
                    .join();
        }
    }

    /** Rates everything, over and over for half a second: CPU time of this thread, so that others on the machine do not count. */
    private void measure(RatingMeasure measure, Bill bill, Figures figures) {
        long began = cpuNanos();
        long times = 0;
        do {
            for (int i = 0; i < subscriptions.size(); i++) {
                bill.rate(i);
            }
            times++;
        } while (cpuNanos() - began < LEAST_NANOS);
        figures.add(measure, times * points, cpuNanos() - began);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** No speed without equal amounts. */
    static final class AmountsDiffer extends IllegalStateException {

        private static final long serialVersionUID = 1;

        AmountsDiffer(String message) {
            super(message);
        }
    }
}
