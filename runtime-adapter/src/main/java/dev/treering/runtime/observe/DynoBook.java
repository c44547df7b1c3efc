package dev.treering.runtime.observe;

import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the log knows about dynos: the runs it has open, and how far each pod's runs have been told. Facts may be folded in twice;
 * an end before its start is remembered.
 */
final class DynoBook {

    /** A run the log has open, and who says so. */
    record OpenRun(String source, DynoFact.Started started) {
        Dyno dyno() {
            return started.dyno();
        }

        DynoRun run() {
            return dyno().run();
        }
    }

    /** The latest run of a pod that is over. */
    record EndedRun(Dyno dyno, Instant startedAt, Instant endedAt) {}

    private static final int SIGNS_KEPT = 512;

    private record Formation(AppId app, ProcessType process) {}

    private final String own;
    private final NavigableMap<DynoRun, OpenRun> open = new TreeMap<>();
    private final Map<Formation, Set<DynoRun>> openOf = new HashMap<>();
    private final Map<String, EndedRun> ended = new HashMap<>(); // by pod
    private final Map<String, TreeSet<Instant>> signsOfNode = new HashMap<>();
    private Optional<Instant> lastSign = Optional.empty();

    /** A book for one source of facts: what others say counts for names only. */
    DynoBook(String own) {
        this.own = own;
    }

    /** Another book with the same in it. */
    DynoBook copy() {
        var copy = new DynoBook(own);
        copy.open.putAll(open);
        openOf.forEach((formation, runs) -> copy.openOf.put(formation, new HashSet<>(runs)));
        copy.ended.putAll(ended);
        signsOfNode.forEach((node, signs) -> copy.signsOfNode.put(node, new TreeSet<>(signs)));
        copy.lastSign = lastSign;
        return copy;
    }

    /** Folds a fact in. {@code knownAt} is when the log took it, or now: what was held to be later than that was not seen. */
    void apply(String source, Fact fact, Instant knownAt) {
        switch (fact) {
            case DynoFact.Started started -> {
                start(source, started);
                sign(source, started.dyno().node(), started.startedAt(), knownAt);
            }
            case DynoFact.Stopped stopped -> {
                end(source, stopped, stopped.stoppedAt());
                sign(source, stopped.dyno().node(), stopped.stoppedAt(), knownAt);
            }
            case DynoFact.Lost lost -> {
                end(source, lost, lost.lastSeenAt());
                sign(source, lost.dyno().node(), lost.lastSeenAt(), knownAt);
            }
            case ClusterFact.ObservationGap gap -> sign(source, "", gap.to(), knownAt);
            default -> {} // says nothing of dynos
        }
    }

    private void start(String source, DynoFact.Started started) {
        Dyno dyno = started.dyno();
        EndedRun last = ended.get(dyno.run().pod());
        if (last != null && last.dyno().run().restart() >= dyno.run().restart()) {
            return;
        }
        open.put(dyno.run(), new OpenRun(source, started));
        openOf.computeIfAbsent(new Formation(dyno.app(), dyno.process()), _ -> new HashSet<>())
                .add(dyno.run());
    }

    private void end(String source, DynoFact fact, Instant at) {
        DynoRun run = fact.dyno().run();
        OpenRun was = open.remove(run);
        if (was != null) {
            var formation = new Formation(was.dyno().app(), was.dyno().process());
            openOf.computeIfPresent(formation, (_, runs) -> {
                runs.remove(run);
                return runs.isEmpty() ? null : runs;
            });
        }
        if (!source.equals(own)) {
            return; // what others end is never seen by us again
        }
        var ends = new EndedRun(fact.dyno(), fact.startedAt(), at);
        ended.merge(
                run.pod(),
                ends,
                (a, b) -> a.dyno().run().restart() > b.dyno().run().restart() ? a : b);
    }

    private void sign(String source, String node, Instant heldAt, Instant knownAt) {
        if (!source.equals(own)) {
            return;
        }
        Instant at = heldAt.isBefore(knownAt) ? heldAt : knownAt;
        lastSign = Optional.of(lastSign.filter(at::isBefore).orElse(at));
        if (!node.isEmpty()) {
            var signs = signsOfNode.computeIfAbsent(node, _ -> new TreeSet<>());
            signs.add(at);
            if (signs.size() > SIGNS_KEPT) {
                var _ = signs.pollFirst();
            }
        }
    }

    /** The runs of a pod that the log has open, earliest first; more than one only where a restart was missed. */
    List<OpenRun> openOf(String pod) {
        return List.copyOf(open.subMap(new DynoRun(pod, 0), true, new DynoRun(pod, Integer.MAX_VALUE), true)
                .values());
    }

    Optional<EndedRun> lastEnded(String pod) {
        return Optional.ofNullable(ended.get(pod));
    }

    /** Names of the running dynos of a process. */
    Set<String> namesOf(AppId app, ProcessType process) {
        return openOf.getOrDefault(new Formation(app, process), Set.of()).stream()
                .map(run -> open.get(run))
                .filter(Objects::nonNull)
                .map(run -> run.dyno().name())
                .collect(Collectors.toSet());
    }

    /** Every run this source has open. */
    Collection<OpenRun> ownOpen() {
        return open.values().stream().filter(run -> run.source().equals(own)).toList();
    }

    /** When this source last knew a node to live; empty if it never said anything of it. */
    Optional<Instant> lastSignOf(String node) {
        return Optional.ofNullable(signsOfNode.get(node)).map(TreeSet::last);
    }

    /** The same, before an instant. */
    Optional<Instant> lastSignOf(String node, Instant before) {
        return Optional.ofNullable(signsOfNode.get(node)).map(signs -> signs.lower(before));
    }

    /** When this source last said anything. */
    Optional<Instant> lastSign() {
        return lastSign;
    }

    /** A pod is gone for good: what was remembered of its ended runs is not needed any more. */
    void forget(String pod) {
        ended.remove(pod);
    }

    /** As {@link #forget}, for all pods but these. */
    void forgetAllBut(Set<String> pods) {
        ended.keySet().retainAll(pods);
    }
}
