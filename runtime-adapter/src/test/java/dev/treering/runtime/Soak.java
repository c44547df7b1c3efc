package dev.treering.runtime;

import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.simulated.nodes.ContainerRun;
import dev.treering.runtime.simulated.nodes.NodeSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** Everything that can happen to a cluster, a log and an adapter, drawn by a seed; what happens in between is up to the threads. */
final class Soak implements AutoCloseable {

    private static final List<AppId> APPS = List.of(new AppId("shop"), new AppId("blog"), new AppId("news"));
    private static final List<ProcessType> PROCESSES = List.of(new ProcessType("web"), new ProcessType("worker"));
    private static final List<DynoSize> SIZES = List.of(new DynoSize("dyno-1c-4gb"), new DynoSize("dyno-2c-8gb"));

    /** A time without an adapter. */
    record Absence(Instant from, Instant to) {
        boolean covers(Instant at) {
            return !at.isBefore(from) && !at.isAfter(to);
        }
    }

    private final Random dice;
    final Platform platform;
    /** Machines that died or were cut off, and when: what ran there from then on nobody can know. */
    final Map<String, Instant> silentSince = new HashMap<>();

    /** When no adapter ran. */
    final List<Absence> absences = new ArrayList<>();

    private Instant killedAt = Instant.MAX;
    private final List<String> machines = new ArrayList<>(List.of("node-1", "node-2", "node-3", "node-4"));
    private int joined = 4;
    private int releases;

    Soak(long seed) {
        dice = new Random(seed);
        platform = new Platform(options -> options.seed(seed));
        for (AppId app : APPS) {
            platform.log.decided("created-" + app, new AppFact.Created(Platform.ACCOUNT, app, app.value()));
            release(app);
            scale(app);
        }
        platform.startAdapter();
    }

    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            if (dice.nextInt(3) > 0) {
                platform.rest();
            }
            platform.clock.advance(Duration.ofSeconds(1 + dice.nextInt(dice.nextInt(10) == 0 ? 600 : 20)));
            var _ = platform.cluster.tick();
        }
    }

    /** Everybody goes home: all apps are deleted, dead machines are taken out, and the adapter is there to see it. */
    void end() {
        startAdapter();
        APPS.forEach(app -> platform.log.decided("deleted-" + app, new AppFact.Deleted(Platform.ACCOUNT, app)));
        platform.rest();
        silentSince.keySet().forEach(platform.cluster::removeNode);
        Platform.eventually("all pods gone", () -> {
            platform.pass(Duration.ofMinutes(1));
            return platform.pods().isEmpty();
        });
    }

    private void step() {
        AppId app = APPS.get(dice.nextInt(APPS.size()));
        int roll = dice.nextInt(100);
        if (roll < 22) {
            scale(app);
        } else if (roll < 30) {
            release(app);
        } else if (roll < 44) {
            withRun(run -> platform.cluster.crash(run.namespace(), run.pod(), 1));
        } else if (roll < 50) {
            withRun(run -> platform.cluster.oom(run.namespace(), run.pod()));
        } else if (roll < 58) {
            withRun(run -> platform.cluster.deletePod(run.namespace(), run.pod()));
        } else if (roll < 62) {
            withRun(run -> platform.cluster.evict(run.namespace(), run.pod()));
        } else if (roll < 68) {
            platform.cluster.dropWatches();
        } else if (roll < 71) {
            platform.cluster.compact();
            platform.cluster.dropWatches();
        } else if (roll < 75) {
            platform.cluster.failNext(1 + dice.nextInt(4));
        } else if (roll < 79) {
            platform.log.loseNextAnswers(1 + dice.nextInt(2));
        } else if (roll < 84) {
            trouble();
        } else if (roll < 92) {
            killAdapter();
        } else {
            startAdapter();
        }
    }

    private void killAdapter() {
        if (platform.hasAdapter()) {
            platform.killAdapter();
            killedAt = platform.clock.instant();
        }
    }

    private void startAdapter() {
        if (!platform.hasAdapter()) {
            absences.add(new Absence(killedAt, platform.clock.instant()));
            platform.startAdapter();
        }
    }

    private void scale(AppId app) {
        var process = PROCESSES.get(dice.nextInt(PROCESSES.size()));
        platform.scaled(app, process, dice.nextInt(6), SIZES.get(dice.nextInt(SIZES.size())));
    }

    private void release(AppId app) {
        int version = ++releases;
        platform.log.decided(
                "release-" + version,
                new AppFact.Released(Platform.ACCOUNT, app, version, "registry.example/" + app + ":" + version, ""));
    }

    private void withRun(Predicate<ContainerRun> happening) {
        var running = platform.runs().stream()
                .filter(run -> run.finishedAt().isEmpty())
                .toList();
        if (!running.isEmpty()) {
            var _ = happening.test(running.get(dice.nextInt(running.size())));
        }
    }

    private void trouble() {
        String machine = machines.remove(dice.nextInt(machines.size()));
        silentSince.put(machine, platform.clock.instant());
        if (dice.nextBoolean()) {
            platform.cluster.loseNode(machine);
        } else {
            platform.cluster.cutOffNode(machine);
        }
        String next = "node-" + ++joined;
        platform.cluster.joinNode(new NodeSize(next, "amd64", "r7i.16xlarge", 64, 512, 250));
        machines.add(next);
        switch (dice.nextInt(4)) {
            case 0 -> platform.cluster.removeNode(machine);
            case 1 -> {
                platform.clock.advance(Duration.ofSeconds(20 + dice.nextInt(400)));
                var _ = platform.cluster.tick();
                platform.cluster.recoverNode(machine);
            }
            default -> {} // it stays silent
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
