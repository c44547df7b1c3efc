package dev.treering.runtime.observe;

import dev.treering.events.facts.DynoFact.Dyno;
import dev.treering.runtime.observe.DynoBook.OpenRun;
import dev.treering.runtime.observe.PodSighting.Container;
import dev.treering.runtime.observe.PodSighting.Ended;
import dev.treering.runtime.observe.PodSighting.Running;
import dev.treering.runtime.observe.PodSighting.Waiting;
import dev.treering.runtime.observe.Signs.Away;
import java.time.Instant;
import java.util.Optional;

/**
 * Turns sightings of pods into facts about dynos.
 *
 * <p>A run is one attempt of the container named dyno: from its {@code startedAt} to its {@code finishedAt}, both read from the
 * kubelet, and then exact. An end that nobody read is a loss, and counts up to the last proof of life, never to the moment we
 * learnt of it. What was said once is not said again, whatever is seen again.
 */
final class DynoTracker {

    private static final String LOST_BY_KUBELET = "ContainerStatusUnknown";

    private final DynoBook book;
    private final DynoFacts facts;

    DynoTracker(String cluster, DynoBook book) {
        this.book = book;
        this.facts = new DynoFacts(cluster, book);
    }

    /** A pod was seen. */
    Tracked seen(PodSighting pod, Signs signs) {
        pod.container().ifPresent(container -> attempts(pod, container, signs));
        boolean ended =
                pod.over() || (pod.leaving() && (pod.forced() || pod.node().isEmpty()));
        if (ended) {
            // nobody waits for its kubelet any more: it is dead, or cut off, or has said all it had to say
            String reason = pod.over() ? "NodeLost" : "DeletedByForce";
            book.openOf(pod.pod().uid()).forEach(run -> facts.lost(run, ofDeadNode(run, signs), reason, signs.now()));
        }
        return new Tracked(facts.take(), Optional.of(pod.pod()).filter(_ -> ended && pod.held()));
    }

    /** A pod is no more; {@code last} is how it was seen last. */
    Tracked gone(PodSighting last, Signs signs) {
        book.openOf(last.pod().uid())
                .forEach(run -> facts.lost(run, ofVanished(run, signs), "PodVanished", signs.now()));
        book.forget(last.pod().uid());
        return Tracked.of(facts.take());
    }

    /** What was stated before a sighting failed; nothing after one that did not. */
    Tracked stated() {
        return Tracked.of(facts.take());
    }

    /** Whether the log has a run of this pod open. */
    boolean isOpen(PodSighting pod) {
        return !book.openOf(pod.pod().uid()).isEmpty();
    }

    /** Whether what is shown of a pod says nothing of a run that the log has open: its end is to be guessed. */
    boolean guesses(PodSighting pod) {
        return pod.container().isPresent()
                && book.openOf(pod.pod().uid()).stream()
                        .anyMatch(run ->
                                !shows(pod.container().get(), run.started().startedAt()));
    }

    private static boolean shows(Container container, Instant startedAt) {
        boolean now = switch (container.state()) {
            case Running(Instant since) -> since.equals(startedAt);
            case Ended ended -> isOf(ended, startedAt);
            case Waiting _ -> false;
        };
        return now || container.last().filter(last -> isOf(last, startedAt)).isPresent();
    }

    private static boolean isOf(Ended ended, Instant startedAt) {
        return isKnown(ended) && ended.startedAt().filter(startedAt::equals).isPresent();
    }

    private static boolean isKnown(Ended end) {
        return end.startedAt().isPresent()
                && end.finishedAt().isPresent()
                && !end.reason().equals(LOST_BY_KUBELET);
    }

    /** A run the log has open belongs to a pod that is no more, and of which nothing else is known. */
    Tracked vanished(OpenRun run, Signs signs) {
        facts.lost(run, ofVanished(run, signs), "PodVanished", signs.now());
        return Tracked.of(facts.take());
    }

    /** Nothing was seen from {@code signs.watched} to {@code signs.now}. */
    Tracked blind(String cause, Signs signs) {
        facts.gap(cause, signs.watched(), signs.now());
        return Tracked.of(facts.take());
    }

    private void attempts(PodSighting pod, Container container, Signs signs) {
        container.last().ifPresent(last -> ended(pod, numberOfLast(container), last, signs));
        switch (container.state()) {
            case Running(Instant startedAt) -> running(pod, container.restarts(), startedAt, signs);
            case Ended end -> ended(pod, container.restarts(), end, signs);
            case Waiting _ -> {} // not running, so free
        }
    }

    /**
     * Which attempt {@code last} is. While the kubelet backs off it has not counted the next one yet; once it has made the next
     * container, or runs it, it has.
     */
    private static int numberOfLast(Container container) {
        boolean nextIsCounted = !(container.state() instanceof Waiting(String reason)) || reason.isEmpty();
        return Math.max(0, nextIsCounted ? container.restarts() - 1 : container.restarts());
    }

    private void running(PodSighting pod, int number, Instant startedAt, Signs signs) {
        if (isTold(pod, startedAt)) {
            return;
        }
        closeEarlier(pod, startedAt, signs);
        open(pod, number, startedAt, signs);
    }

    private void ended(PodSighting pod, int number, Ended end, Signs signs) {
        if (!isKnown(end)) {
            book.openOf(pod.pod().uid()).stream()
                    .filter(run -> run.run().restart() <= number)
                    .forEach(run ->
                            facts.lost(run, onLivingNode(run, signs, signs.now()), LOST_BY_KUBELET, signs.now()));
            return;
        }
        Instant startedAt = end.startedAt().orElseThrow();
        if (isTold(pod, startedAt)) {
            return;
        }
        closeEarlier(pod, startedAt, signs);
        open(pod, number, startedAt, signs);
        openAt(pod, startedAt)
                .ifPresent(run -> facts.stopped(run, end.finishedAt().orElseThrow(), end.reason(), signs.now()));
    }

    /** A run that is not in the log yet. It takes the kubelet's count as its number, or a later one if that is taken. */
    private void open(PodSighting pod, int number, Instant startedAt, Signs signs) {
        if (openAt(pod, startedAt).isPresent()) {
            return;
        }
        int next = book.lastEnded(pod.pod().uid())
                .map(last -> last.dyno().run().restart() + 1)
                .orElse(0);
        if (number > next) {
            facts.unseen(pod, number, startedAt);
        }
        facts.started(pod, Math.max(number, next), startedAt, signs.now());
    }

    /** Whether the end of this run, or of a later one, is in the log already. */
    private boolean isTold(PodSighting pod, Instant startedAt) {
        return book.lastEnded(pod.pod().uid())
                .filter(last -> !startedAt.isAfter(last.startedAt()))
                .isPresent();
    }

    private Optional<OpenRun> openAt(PodSighting pod, Instant startedAt) {
        return book.openOf(pod.pod().uid()).stream()
                .filter(run -> run.started().startedAt().equals(startedAt))
                .findFirst();
    }

    /** A container runs one attempt at a time: what was open when a later one started ended before, and nobody read when. */
    private void closeEarlier(PodSighting pod, Instant startedAt, Signs signs) {
        book.openOf(pod.pod().uid()).stream()
                .filter(run -> !run.started().startedAt().equals(startedAt))
                .forEach(run -> facts.lost(run, onLivingNode(run, signs, startedAt), "RestartUnseen", signs.now()));
    }

    /** The kubelet lives and cannot say: only what was watched, and confirmed by the node later, is proof. */
    private Instant onLivingNode(OpenRun run, Signs signs, Instant latest) {
        return earliest(latest, watched(signs), confirmed(run, signs));
    }

    private Instant confirmed(OpenRun run, Signs signs) {
        return signs.away()
                .filter(away -> away.back().isAfter(run.started().startedAt()))
                .map(away -> beforeItLeft(run.dyno().node(), away))
                .orElseGet(() ->
                        signs.heartbeat().flatMap(Heartbeat::before).orElseGet(() -> lastWordOf(run.dyno(), signs)));
    }

    /** The run ended when its machine went. What the machine did since it came back is no proof. */
    private Instant beforeItLeft(String node, Away away) {
        Instant said = book.lastSignOf(node, away.back()).orElse(Instant.MIN);
        Instant heard = away.lastHeard().orElse(Instant.MIN);
        return said.isAfter(heard) ? said : heard;
    }

    /** The pod was said to run until its node fell silent. */
    private Instant ofDeadNode(OpenRun run, Signs signs) {
        return earliest(signs.now(), lifeOfNode(run.dyno(), signs));
    }

    private Instant ofVanished(OpenRun run, Signs signs) {
        return earliest(signs.now(), watched(signs), lifeOfNode(run.dyno(), signs));
    }

    /**
     * Until when it was watched, by the clock that the run's start is by: two clocks that differ would make the run longer by their
     * difference.
     */
    private static Instant watched(Signs signs) {
        return signs.heartbeat()
                .map(heartbeat -> heartbeat.byItsClock(signs.watched()))
                .orElse(signs.watched());
    }

    private Instant lifeOfNode(Dyno dyno, Signs signs) {
        return signs.heartbeat().map(Heartbeat::newest).orElseGet(() -> lastWordOf(dyno, signs));
    }

    /** The lease is gone with its node, or was never heard: the log itself has what that node was last known to have done. */
    private Instant lastWordOf(Dyno dyno, Signs signs) {
        return book.lastSignOf(dyno.node())
                .map(sign -> earliest(sign, signs.watched()))
                .orElse(Instant.MIN);
    }

    private static Instant earliest(Instant first, Instant... others) {
        Instant earliest = first;
        for (Instant other : others) {
            earliest = other.isBefore(earliest) ? other : earliest;
        }
        return earliest;
    }
}
