package dev.treering.runtime.observe;

import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.Submission;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.runtime.observe.DynoBook.OpenRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The facts a tracker states, under ids that follow from what they are about: a run is named by pod uid and restart count, so the
 * same thing said again after a crash is a duplicate, not a second fact. What is stated is in the book at once.
 */
final class DynoFacts {

    /** The kubelet writes whole seconds. */
    private static final int PRECISION_MS = 1000;

    private final String cluster;
    private final DynoBook book;
    private final List<Submission> stated = new ArrayList<>();

    DynoFacts(String cluster, DynoBook book) {
        this.cluster = cluster;
        this.book = book;
    }

    /** The source of a cluster's facts. */
    static String source(String cluster) {
        return "treering/cluster/" + cluster;
    }

    /** What was stated since this was last asked. */
    List<Submission> take() {
        var taken = List.copyOf(stated);
        stated.clear();
        return taken;
    }

    void started(PodSighting pod, int number, Instant at, Instant now) {
        pod.identity().ifPresent(identity -> {
            var taken = book.namesOf(identity.app(), identity.process());
            var former = book.lastEnded(pod.pod().uid()).map(last -> last.dyno().name());
            var dyno = new Dyno(
                    identity.account(),
                    identity.app(),
                    identity.process(),
                    DynoNames.next(identity.process(), taken, former),
                    identity.size(),
                    new DynoRun(pod.pod().uid(), number),
                    pod.node(),
                    pod.arch());
            state(dyno.run() + "/started", at, new DynoFact.Started(dyno, at), now);
        });
    }

    void stopped(OpenRun run, Instant finishedAt, String reason, Instant now) {
        Instant start = run.started().startedAt();
        Instant end = finishedAt.isBefore(start) ? start : finishedAt; // a clock set back is worth nothing
        String why = reason.isEmpty() ? "Unknown" : reason;
        state(run.run() + "/stopped", end, new DynoFact.Stopped(run.dyno(), start, end, why, PRECISION_MS), now);
    }

    /** The end of a run was not read. {@code proof} is the last proof that it ran. */
    void lost(OpenRun run, Instant proof, String reason, Instant now) {
        Instant start = run.started().startedAt();
        Instant seen = proof.isBefore(start) ? start : proof;
        state(run.run() + "/lost", seen, new DynoFact.Lost(run.dyno(), start, seen, reason), now);
    }

    /** Attempts of the container between the last one told and this one came and went unseen: nothing is charged for them. */
    void unseen(PodSighting pod, int number, Instant startedAt) {
        String uid = pod.pod().uid();
        Instant since = book.lastEnded(uid).map(DynoBook.EndedRun::endedAt).orElse(pod.createdAt());
        Instant from = since.isAfter(startedAt) ? startedAt : since;
        var gap = new ClusterFact.ObservationGap(cluster, from, startedAt, "AttemptsUnseen");
        state(uid + "/" + number + "/unseen", startedAt, gap, startedAt);
    }

    void gap(String cause, Instant from, Instant to) {
        var gap = new ClusterFact.ObservationGap(cluster, from, to, cause);
        state("gap/" + from.toEpochMilli(), to, gap, to);
    }

    private void state(String id, Instant heldAt, Fact fact, Instant now) {
        stated.add(new Submission(new FactId(source(cluster), id), heldAt, fact, Map.of()));
        book.apply(source(cluster), fact, now);
    }
}
