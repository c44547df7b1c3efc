package dev.treering.runtime.observe;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Appended;
import dev.treering.events.log.FactLog;
import dev.treering.events.log.Submission;
import dev.treering.runtime.observe.Inbox.News;
import dev.treering.runtime.observe.PodSighting.PodKey;
import dev.treering.runtime.queue.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the pods of a cluster and says to the log what of their dynos it saw.
 *
 * <p>One thread understands all news in order. A fact is durable before the next news is thought of, and a pod is let go only
 * after the log has its end: a crash at any point leaves the pod where it is, and the next observer says what this one did not.
 */
public final class Observer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Observer.class);
    private static final int RELEASERS = 4;

    private final Pods pods;
    private final FactLog log;
    private final InstantSource clock;
    private final String source;
    private final Witness witness;
    private final Inbox inbox;
    private final WorkQueue<PodKey> releases;
    private @Nullable Thread thread;
    private boolean begun;

    public Observer(String cluster, Pods pods, FactLog log, InstantSource clock) {
        this.pods = pods;
        this.log = log;
        this.clock = clock;
        this.source = DynoFacts.source(cluster);
        this.witness = new Witness(cluster, pods);
        this.inbox = new Inbox(clock);
        this.releases = new WorkQueue<>("release", RELEASERS, Insistence.PATIENCE, pods::release);
    }

    /** A fact of the log. Everything the log has must have come this way before {@link #begin}. */
    public synchronized void heard(LoggedFact logged) {
        if (!begun) {
            witness.remember(logged);
        } else if (logged.fact() instanceof DynoFact && !logged.id().source().equals(source)) {
            inbox.logged(logged); // our own are known since they were said
        }
    }

    /** Begins to observe. Call once. */
    public synchronized void begin() {
        begun = true;
        pods.watch(inbox);
        thread = Thread.ofVirtual().name("observer").start(this::run);
    }

    /** Understands no more news until {@link #resume}; no pod is let go until then. */
    public void pause() {
        inbox.pause(true);
        releases.pause();
    }

    /** Understands news again, from where it paused. */
    public void resume() {
        releases.resume();
        inbox.pause(false);
    }

    /** Whether all that was seen is in the log, and all pods that may go were let go. */
    public boolean isSettled() {
        return inbox.isIdle() && releases.isIdle();
    }

    /** Stops at once; what was not said yet is said by the next observer. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            running = thread;
        }
        if (running != null) {
            try {
                do {
                    running.interrupt(); // again and again: a client may have swallowed the first
                } while (!running.join(Duration.ofMillis(50)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        releases.close();
    }

    private void run() {
        try {
            compareWithLog();
            while (true) {
                say(understood(inbox.take()));
            }
        } catch (InterruptedException e) {
            LOG.debug("the observer ends");
        }
    }

    /**
     * Says what ended while nobody looked. Runs whose pods vanished come first and are durable before anything else is said: their
     * end is bounded by the last thing the log has of us, and that has to be from before we were blind.
     */
    private void compareWithLog() throws InterruptedException {
        var there = new ArrayList<>(Insistence.on("list the pods", pods::list));
        Instant now = clock.instant();
        witness.open(now);
        var ends = new ArrayList<Tracked>();
        for (var run : witness.missing(there)) {
            var account = run.dyno().account();
            var pod = run.run().pod();
            Insistence.on("look for pod " + pod, () -> pods.find(account, pod))
                    .ifPresentOrElse(there::add, () -> ends.add(witness.vanished(run, now)));
        }
        say(ends);
        say(witness.there(there, now));
    }

    private List<Tracked> understood(List<News> news) throws InterruptedException {
        var tracked = new ArrayList<Tracked>();
        for (News item : news) {
            try {
                tracked.add(witness.understand(item));
            } catch (RuntimeException e) {
                LOG.error("cannot make sense of {}", item, e); // one odd pod must not stop the others
            }
        }
        return tracked;
    }

    /** Makes facts durable, however long the log takes; then lets the pods go that waited for it. */
    private void say(List<Tracked> tracked) throws InterruptedException {
        List<Submission> facts =
                tracked.stream().flatMap(one -> one.facts().stream()).toList();
        if (!facts.isEmpty()) {
            var outcomes = Insistence.on("append " + facts.size() + " facts", () -> log.append(facts));
            for (int i = 0; i < facts.size(); i++) {
                tell(facts.get(i).id(), outcomes.get(i));
            }
        }
        tracked.forEach(one -> one.release().ifPresent(releases::add));
    }

    private static void tell(FactId id, Appended outcome) {
        switch (outcome) {
            case Appended.Accepted _, Appended.Duplicate _ -> {}
            case Appended.Conflict(var position, var problem) ->
                // said before, and otherwise: the log does not change its mind, and what it has is good enough to go on
                LOG.error("{} stands at {} with other content: {}", id, position, problem);
            case Appended.Refused(var problem) -> LOG.error("{} is not in the log: {}", id, problem);
        }
    }
}
