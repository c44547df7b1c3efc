package dev.treering.benchmarks;

import static dev.treering.benchmarks.RatingMeasure.CELLS_LARGE;
import static dev.treering.benchmarks.RatingMeasure.CELLS_MANY;
import static dev.treering.benchmarks.RatingMeasure.DAYS_MANY;
import static dev.treering.benchmarks.RatingMeasure.PEER_LARGE;
import static dev.treering.benchmarks.RatingMeasure.PEER_MANY;
import static dev.treering.benchmarks.RatingMeasure.POINTS_LARGE;
import static dev.treering.benchmarks.RatingMeasure.POINTS_MANY;

import dev.treering.benchmarks.RatingContest.AmountsDiffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How many points of usage are rated a second and core, beside Kill Bill's own usage classes: the same tiers and the same points
 * in the same process, in turn. Not before both have come to the same amounts.
 */
public final class RatingBenchmark {

    private static final int AMOUNTS_DIFFER = 1;
    private static final int WRONG_USAGE = 64;
    private static final int MISSING = 69;

    /** Enough for the compiler to have seen everything. */
    private static final int ROUNDS_TO_WARM_UP = 4;

    private RatingBenchmark() {}

    /** Exit codes: 0 done, 1 the amounts differ, 64 wrong usage, 69 the peer is missing. */
    public static void main(String[] arguments) throws InterruptedException, IOException {
        var options = RatingOptions.parse(List.of(arguments));
        Optional<RatingEngine> peer = ServiceLoader.load(RatingEngine.class).findFirst();
        if (options.isEmpty()) {
            System.err.println(RatingOptions.USAGE);
            System.exit(WRONG_USAGE);
        } else if (peer.isEmpty()) {
            System.err.println("benchmarks: no peer to be measured beside; start it with benchmarks/run rating");
            System.exit(MISSING);
        } else {
            try {
                var report = run(options.get(), peer.get());
                System.out.println(options.get().json() ? report.json() : report.table());
            } catch (AmountsDiffer e) {
                System.err.println("benchmarks: the amounts differ, so there is no speed: " + e.getMessage());
                System.exit(AMOUNTS_DIFFER);
            }
        }
    }

    static Report run(RatingOptions options, RatingEngine peer) throws InterruptedException, IOException {
        var machine = Machine.here();
        var contests = List.of(
                new RatingContest(
                        RatingWorkload.subscriptions(options.many(), options.pointsOfMany()),
                        Map.of(
                                PEER_MANY, peer,
                                POINTS_MANY, OurRating.ofPoints(),
                                CELLS_MANY, OurRating.ofCells(),
                                DAYS_MANY, OurRating.ofDays())),
                new RatingContest(
                        RatingWorkload.subscriptions(options.large(), options.pointsOfLarge()),
                        Map.of(
                                PEER_LARGE, peer,
                                POINTS_LARGE, OurRating.ofPoints(),
                                CELLS_LARGE, OurRating.ofCells())));
        contests.forEach(RatingContest::mustAgree);
        rounds(Math.min(ROUNDS_TO_WARM_UP, options.rounds()), contests, new Figures());
        var figures = new Figures();
        Map<String, Map<String, Double>> shares = Map.of();
        try (var profile = options.profile() ? Profile.start(RatingMeasure.LAYERS) : null) {
            rounds(options.rounds(), contests, figures);
            if (profile != null) {
                shares = shares(profile);
            }
        }
        return new Report(machine, input(options), sizes(options), "points", figures, shares);
    }

    private static void rounds(int number, List<RatingContest> contests, Figures figures) throws InterruptedException {
        for (int round = 0; round < number; round++) {
            for (RatingContest contest : contests) {
                contest.round(figures);
            }
        }
    }

    private static Map<String, Map<String, Double>> shares(Profile profile) throws IOException {
        Path scratch = Files.createTempFile("treering-benchmark", ".jfr");
        try {
            List<String> threads =
                    Stream.of(RatingMeasure.values()).map(RatingMeasure::name).toList();
            return profile.shares(scratch, threads);
        } finally {
            Files.delete(scratch);
        }
    }

    private static String input(RatingOptions options) {
        return String.format(
                Locale.ROOT,
                "%,d subscriptions of %,d points and %,d of %,d, a month each; per second of CPU time of one thread",
                options.many(),
                options.pointsOfMany(),
                options.large(),
                options.pointsOfLarge());
    }

    private static SortedMap<String, Long> sizes(RatingOptions options) {
        return new TreeMap<>(Map.of(
                "subscriptions", (long) options.many(),
                "pointsEach", (long) options.pointsOfMany(),
                "largeSubscriptions", (long) options.large(),
                "largePointsEach", (long) options.pointsOfLarge()));
    }
}
