package dev.treering.runtime.observe;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.FactLog;
import dev.treering.runtime.trouble.Troubles;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Observes a cluster from when it is told to until it is told otherwise, and meanwhile only remembers what the log has: another
 * adapter may be the one that observes. Each time it observes, it begins with what the log has by then.
 */
public final class Observation implements AutoCloseable {

    private final String cluster;
    private final Pods pods;
    private final FactLog log;
    private final InstantSource clock;
    private final Troubles troubles;
    private final DynoBook book;
    private Optional<Observer> observer = Optional.empty();
    private Optional<Census> census = Optional.empty();
    private boolean paused;

    /** @param troubles is told what is amiss while it observes */
    public Observation(String cluster, Pods pods, FactLog log, InstantSource clock, Troubles troubles) {
        this.cluster = cluster;
        this.pods = pods;
        this.log = log;
        this.clock = clock;
        this.troubles = troubles;
        this.book = new DynoBook(source());
    }

    /** A fact of the log, in the log's order. Everything the log has must have come this way before {@link #begin}. */
    public synchronized void heard(LoggedFact logged) {
        book.apply(logged.id().source(), logged.fact(), logged.recordedAt());
        observer.ifPresent(one -> one.heard(logged));
    }

    /** Observes from now on. */
    public synchronized void begin() {
        if (observer.isEmpty()) {
            var next = new Observer(cluster, pods, log, clock, troubles, book.copy());
            if (paused) {
                next.pause();
            }
            next.begin();
            observer = Optional.of(next);
        }
    }

    /** Observes no more; when this returns, it says nothing more either. */
    public void end() {
        Optional<Observer> last;
        synchronized (this) {
            last = observer;
            observer = Optional.empty();
        }
        last.ifPresent(Observer::close);
    }

    /** Understands no more news until {@link #resume}; no pod is let go until then. */
    public synchronized void pause() {
        paused = true;
        observer.ifPresent(Observer::pause);
    }

    /** Understands news again, from where it paused. */
    public synchronized void resume() {
        paused = false;
        observer.ifPresent(Observer::resume);
    }

    /** CloudEvents source of what it says. */
    public String source() {
        return DynoFacts.source(cluster);
    }

    /** Whether it is this adapter that observes. */
    public synchronized boolean isAtWork() {
        return observer.isPresent();
    }

    /** Whether all that was seen is in the log, and all pods that may go were let go. */
    public synchronized boolean isSettled() {
        return observer.map(Observer::isSettled).orElse(true);
    }

    /** The pods that cannot be let go now, each with why. */
    public synchronized List<String> heldUp() {
        return observer.map(Observer::heldUp).orElse(List.of());
    }

    /** Counts what runs, and compares it with what the log has. Asks the cluster; empty while somebody else observes. */
    public Optional<Census> count() {
        if (!isAtWork()) {
            return Optional.empty();
        }
        var there = pods.list();
        synchronized (this) {
            book.forgetAllBut(there.stream().map(pod -> pod.pod().uid()).collect(Collectors.toSet()));
            census = Optional.of(Census.of(clock.instant(), there, book.ownOpen(), census));
            return census;
        }
    }

    /** The newest census; empty before the first, and while somebody else observes. */
    public synchronized Optional<Census> census() {
        return observer.flatMap(_ -> census);
    }

    @Override
    public void close() {
        end();
    }
}
