package dev.treering.runtime;

import dev.treering.runtime.simulated.nodes.ContainerRun;
import dev.treering.runtime.simulated.nodes.NodeSize;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Machines with clocks that are wrong, which die, are cut off, come back or are taken out; and what nobody can know because of it. */
final class Hardware {

    private static final int MACHINES = 6;
    private static final int MOST_SECONDS_WRONG = 90;

    private record Silence(String machine, Instant from, Instant to) {}

    final Set<String> tornOut = new HashSet<>(); // pods
    private final Platform platform;
    private final Random dice;
    private final Map<String, Duration> ahead = new HashMap<>();
    private final List<String> up = new ArrayList<>();
    private final Map<String, Instant> silentSince = new HashMap<>();
    private final List<Silence> silences = new ArrayList<>();

    Hardware(Platform platform, Random dice) {
        this.platform = platform;
        this.dice = dice;
        for (int i = 0; i < MACHINES; i++) {
            join();
        }
    }

    private void join() {
        String name = "machine-" + (ahead.size() + 1);
        boolean right = dice.nextBoolean();
        var wrong = Duration.ofSeconds(dice.nextInt(2 * MOST_SECONDS_WRONG) - MOST_SECONDS_WRONG);
        ahead.put(name, right ? Duration.ZERO : wrong);
        up.add(name);
        platform.cluster.joinNode(new NodeSize(name, "amd64", "large", 512, 4096, 500), ahead.get(name));
    }

    /** One machine falls silent, and another takes its place; or one that is silent comes back, or is taken out. */
    void trouble() {
        if (!silentSince.isEmpty() && dice.nextBoolean()) {
            String machine = silentSince.keySet().stream().sorted().findFirst().orElseThrow();
            if (dice.nextInt(3) > 0) {
                platform.cluster.recoverNode(machine);
                over(machine);
                up.add(machine);
            } else {
                platform.cluster.removeNode(machine);
                over(machine);
            }
            return;
        }
        String machine = up.remove(dice.nextInt(up.size()));
        silentSince.put(machine, platform.clock.instant());
        if (dice.nextBoolean()) {
            platform.cluster.loseNode(machine);
        } else {
            platform.cluster.cutOffNode(machine);
        }
        if (up.size() < MACHINES - 1) {
            join();
        }
    }

    void takeOutTheSilent() {
        List.copyOf(silentSince.keySet()).forEach(machine -> {
            platform.cluster.removeNode(machine);
            over(machine);
        });
    }

    private void over(String machine) {
        Instant since = Objects.requireNonNull(silentSince.remove(machine));
        silences.add(new Silence(machine, since, platform.clock.instant()));
    }

    boolean isSilent(String machine) {
        return silentSince.containsKey(machine);
    }

    Set<String> silent() {
        return silentSince.keySet();
    }

    int troubles() {
        return silences.size() + silentSince.size();
    }

    /** A time of the cluster, by the clock of a machine. */
    Instant byClockOf(String machine, Instant at) {
        return at.plus(ahead.getOrDefault(machine, Duration.ZERO));
    }

    /** Whether all of a run could be seen by somebody who looked. */
    boolean couldBeSeen(ContainerRun run) {
        Instant end = run.finishedAt().orElse(Instant.MAX);
        return !tornOut.contains(run.uid())
                && silences.stream()
                        .filter(silence -> silence.machine().equals(run.node()))
                        .noneMatch(silence -> !end.isBefore(silence.from())
                                && !run.startedAt().isAfter(silence.to()));
    }
}
