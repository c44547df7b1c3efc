package dev.treering.benchmarks;

import dev.treering.embedded.WholeDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How fast the log is replayed, folded live, verified, appended to and relayed: each as a ratio to a limit measured in the same
 * run. Real Kafka and real PostgreSQL, on a throw-away directory.
 */
public final class ReplayBenchmark {

    private static final int WRONG_USAGE = 64;
    private static final int MISSING = 69;

    /** More would only take longer: the store is filled at the same rate. */
    private static final int MOST_COPIES_AT_THE_DOOR = 10;

    /** Enough for the compiler to have seen everything. */
    private static final int COPIES_TO_WARM_UP = 5;

    private ReplayBenchmark() {}

    /** Runs with the command line's options. Exit codes: 0 done, 64 wrong usage, 69 the facts are missing. */
    public static void main(String[] arguments) throws InterruptedException, IOException, SQLException {
        var options = Options.parse(List.of(arguments));
        if (options.isEmpty()) {
            System.err.println(Options.USAGE);
            System.exit(WRONG_USAGE);
        } else if (!Files.isRegularFile(options.get().facts())) {
            System.err.println("benchmarks: no facts at "
                    + options.get().facts().toAbsolutePath().normalize()
                    + "\n  wanted:  CloudEvents as JSON, one a line, gzipped; prices.json beside it"
                    + "\n  give it: --facts FILE");
            System.exit(MISSING);
        } else {
            var report = run(options.get());
            System.out.println(options.get().json() ? report.json() : report.table());
            System.exit(0); // whatever threads the embedded parts have left
        }
    }

    static Report run(Options options) throws InterruptedException, IOException, SQLException {
        var machine = Machine.here();
        var book = PriceList.read(options.facts().resolveSibling("prices.json"));
        var trace = Trace.read(options.facts(), book);
        var log = trace.times(options.copies());
        var door = trace.times(Math.min(options.copies(), MOST_COPIES_AT_THE_DOOR));
        var figures = new Figures();
        var scratch = Files.createTempDirectory("treering-benchmark");
        try {
            Map<String, Map<String, Double>> shares = overTheLog(options, new LogRound(log, figures), scratch);
            new Door(door, options.rounds(), figures).run(scratch.resolve("door"));
            return new Report(
                    machine,
                    String.format(Locale.ROOT, "%,d facts on the log, %,d at the door", log.size(), door.size()),
                    new TreeMap<>(Map.of("facts", log.size(), "factsAtTheDoor", door.size())),
                    "facts",
                    figures,
                    shares);
        } finally {
            WholeDirectory.delete(scratch);
        }
    }

    private static Map<String, Map<String, Double>> overTheLog(Options options, LogRound log, Path scratch)
            throws InterruptedException, IOException {
        if (options.copies() > COPIES_TO_WARM_UP) { // a log no larger would be measured twice for nothing
            Path warmUp = scratch.resolve("warm-up");
            new LogRound(log.trace().times(COPIES_TO_WARM_UP), new Figures()).run(warmUp, 1);
            WholeDirectory.delete(warmUp);
        }
        try (var profile = options.profile() ? Profile.start(Profile.LAYERS_OF_THE_LOG) : null) {
            for (int round = 0; round < options.rounds(); round++) {
                for (int threads = 1; threads <= 2; threads++) {
                    Path directory = scratch.resolve("round-" + round + "-" + threads);
                    log.run(directory, threads);
                    WholeDirectory.delete(directory);
                }
            }
            return profile == null
                    ? Map.of()
                    : profile.shares(
                            scratch.resolve("samples.jfr"), List.of(LogReading.REPLAY_THREADS, LiveLedger.THREADS));
        }
    }
}
