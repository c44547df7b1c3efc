package dev.treering.projections.ledger;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;

/**
 * The trace in another order. Between two facts that close something, each app's decisions stay in the order they were made, since of
 * two at one instant the later holds; whatever the cluster saw comes in any order among them; and all of it up to three times, what
 * the cluster saw also after its day has closed. Accounts and apps are there before they are used.
 */
final class OpenbDisorder {

    private static final int MOST_DELIVERIES = 3;

    private final Random random;
    private final List<LoggedFact> log = new ArrayList<>();
    private final List<LoggedFact> later = new ArrayList<>();

    private OpenbDisorder(long seed) {
        this.random = new Random(seed);
    }

    static List<LoggedFact> of(List<LoggedFact> facts, long seed) {
        var disorder = new OpenbDisorder(seed);
        var open = new ArrayList<LoggedFact>();
        for (LoggedFact logged : facts) {
            if (logged.fact() instanceof ClockFact) {
                disorder.mix(open);
                open.clear();
                disorder.deliver(logged);
            } else {
                open.add(logged);
            }
        }
        disorder.mix(open);
        return disorder.log;
    }

    private void mix(List<LoggedFact> facts) {
        var sources = new TreeMap<String, Queue<LoggedFact>>();
        var seen = new ArrayList<LoggedFact>(later);
        later.clear();
        for (LoggedFact logged : facts) {
            switch (logged.fact()) {
                case AppFact.FormationScaled scaled ->
                    again(sources.computeIfAbsent(scaled.app().value(), _ -> new ArrayDeque<>()), logged);
                case DynoFact _ -> again(seen, logged);
                default -> deliver(logged);
            }
        }
        later.addAll(seen.stream().filter(_ -> random.nextInt(20) == 0).toList());
        Collections.shuffle(seen, random);
        for (LoggedFact logged : seen) {
            sources.computeIfAbsent("cluster", _ -> new ArrayDeque<>()).add(logged);
        }
        interleave(new ArrayList<>(sources.values()));
    }

    private void interleave(List<Queue<LoggedFact>> sources) {
        while (!sources.isEmpty()) {
            int source = random.nextInt(sources.size());
            deliver(sources.get(source).remove());
            if (sources.get(source).isEmpty()) {
                sources.remove(source);
            }
        }
    }

    private void again(Collection<LoggedFact> deliveries, LoggedFact logged) {
        for (int i = random.nextInt(MOST_DELIVERIES); i >= 0; i--) {
            deliveries.add(logged);
        }
    }

    private void deliver(LoggedFact logged) {
        log.add(new LoggedFact(
                log.size(), logged.id(), logged.heldAt(), logged.recordedAt(), logged.extensions(), logged.fact()));
    }
}
