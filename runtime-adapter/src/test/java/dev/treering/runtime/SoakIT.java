package dev.treering.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.DynoFact;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The log against what really happened: equal wherever it could be seen, and never more anywhere. */
class SoakIT {

    private static final int STEPS = Integer.getInteger("treering.soak.steps", 100);
    private static final int SEEDS = Integer.getInteger("treering.soak.seeds", 4);
    private static final int FIRST_SEED = Integer.getInteger("treering.soak.first", 1);

    private record Run(String pod, Instant startedAt) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatever_happens_the_log_has_every_run_and_no_more(long seed) {
        try (var soak = new Soak(seed)) {
            soak.run(STEPS);
            soak.end();

            var said = said(soak.platform.log);
            assertThat(soak.platform.log.conflicts()).as("seed %d", seed).isEmpty();
            assertThat(problems(soak, said)).as("seed %d", seed).isEmpty();
            report(seed, soak, said);
        }
    }

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS);
    }

    /** How every run ended, by the log; on the way, no run is said twice, and no two dynos have one name at once. */
    private static Map<Run, DynoFact> said(RecordingFactLog log) {
        Map<Run, DynoFact> said = new HashMap<>();
        Map<String, Run> named = new HashMap<>();
        for (DynoFact fact : log.dynoFacts()) {
            var run = new Run(fact.dyno().run().pod(), fact.startedAt());
            String name = fact.dyno().app() + " " + fact.dyno().name();
            DynoFact before = said.put(run, fact);
            if (fact instanceof DynoFact.Started) {
                assertThat(before).as("second start of %s", run).isNull();
                assertThat(named.put(name, run)).as("who is called %s", name).isNull();
            } else {
                assertThat(before).as("before the end of %s", run).isInstanceOf(DynoFact.Started.class);
                assertThat(named.remove(name)).as("who is called %s", name).isEqualTo(run);
            }
        }
        return said;
    }

    private static List<String> problems(Soak soak, Map<Run, DynoFact> said) {
        Map<Run, ContainerRun> truth = soak.platform.runs().stream()
                .collect(Collectors.toMap(run -> new Run(run.uid(), run.startedAt()), Function.identity()));
        var problems = new ArrayList<String>();
        said.forEach((run, fact) -> {
            ContainerRun was = truth.get(run);
            if (was == null) {
                problems.add("never was: " + fact);
            } else if (fact instanceof DynoFact.Started) {
                problems.add("no end: " + fact + " of " + was);
            } else if (endOf(fact).isAfter(was.finishedAt().orElse(Instant.MAX))) {
                problems.add("more than was: " + fact + " of " + was);
            }
        });
        truth.forEach((run, was) -> {
            boolean exact = said.get(run) instanceof DynoFact.Stopped stopped
                    && was.finishedAt().equals(Optional.of(stopped.stoppedAt()));
            if (!exact && couldBeSeen(soak, was)) {
                problems.add("not exact: " + said.get(run) + " of " + was);
            }
        });
        return problems;
    }

    /**
     * A run on a machine that kept talking can be seen to the second, unless nobody looked from its end to the end of the next
     * run in the same container: the kubelet remembers one end only.
     */
    private static boolean couldBeSeen(Soak soak, ContainerRun run) {
        if (soak.silentSince.containsKey(run.node())) {
            return false;
        }
        return run.finishedAt().isPresent()
                && soak.absences.stream()
                        .filter(absence -> absence.covers(run.finishedAt().get()))
                        .noneMatch(absence -> soak.platform.runs().stream()
                                .filter(later -> later.uid().equals(run.uid()) && later.attempt() > run.attempt())
                                .anyMatch(later -> later.finishedAt()
                                        .filter(absence::covers)
                                        .isPresent()));
    }

    private static void report(long seed, Soak soak, Map<Run, DynoFact> said) {
        long was = 0;
        long knowable = 0;
        long exact = 0;
        for (ContainerRun run : soak.platform.runs()) {
            Instant end = run.finishedAt().orElse(run.startedAt());
            Instant silent = soak.silentSince.getOrDefault(run.node(), Instant.MAX);
            was += seconds(run.startedAt(), end);
            knowable += seconds(run.startedAt(), silent.isBefore(end) ? silent : end);
            DynoFact fact = said.get(new Run(run.uid(), run.startedAt()));
            if (fact != null) {
                Instant saidEnd = endOf(fact);
                exact += seconds(run.startedAt(), saidEnd.isBefore(silent) ? saidEnd : silent);
                if (Boolean.getBoolean("treering.soak.verbose")
                        && saidEnd.plusSeconds(15).isBefore(silent.isBefore(end) ? silent : end)) {
                    System.out.println("short " + fact + " silent since " + silent + " of " + run);
                }
            }
        }
        System.out.printf(
                "seed %d: %d runs of %d s, of which %d s could be known, %d s are said (%.2f %% short); "
                        + "%d times without an adapter, %d machines silent, %d duplicates%n",
                seed,
                soak.platform.runs().size(),
                was,
                knowable,
                exact,
                100.0 * (knowable - exact) / knowable,
                soak.absences.size(),
                soak.silentSince.size(),
                soak.platform.log.duplicates());
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }

    private static Instant endOf(DynoFact fact) {
        return switch (fact) {
            case DynoFact.Stopped stopped -> stopped.stoppedAt();
            case DynoFact.Lost lost -> lost.lastSeenAt();
            case DynoFact.Started started -> started.startedAt();
        };
    }
}
