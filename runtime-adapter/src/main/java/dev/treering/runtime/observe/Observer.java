package dev.treering.runtime.observe;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.FactLog;
import dev.treering.runtime.observe.PodSighting.PodKey;
import dev.treering.runtime.queue.WorkQueue;
import dev.treering.runtime.trouble.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
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
    private static final String ITSELF = "observer";

    private final Pods pods;
    private final InstantSource clock;
    private final String source;
    private final Troubles troubles;
    private final Insistence insistence;
    private final Testimony testimony;
    private final Witness witness;
    private final Inbox inbox;
    private final WorkQueue<PodKey> releases;
    private final List<Tracked> unsaid = new ArrayList<>(); // of the thread
    private boolean compared; // of the thread
    private @Nullable Thread thread;
    private Pods.@Nullable Watch watch;
    private boolean begun;

    /** @param troubles is told what is amiss while it observes */
    public Observer(String cluster, Pods pods, FactLog log, InstantSource clock, Troubles troubles) {
        this(cluster, pods, log, clock, troubles, new DynoBook(DynoFacts.source(cluster)));
    }

    /** As above, with what the log has already; the book is its own from now on. */
    Observer(String cluster, Pods pods, FactLog log, InstantSource clock, Troubles troubles, DynoBook book) {
        this.pods = pods;
        this.clock = clock;
        this.source = DynoFacts.source(cluster);
        this.troubles = troubles;
        this.insistence = new Insistence(troubles);
        this.testimony = new Testimony(log, insistence, troubles);
        this.witness = new Witness(cluster, pods, insistence, troubles, book);
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
        watch = pods.watch(inbox);
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

    /** CloudEvents source of what it says. */
    public String source() {
        return source;
    }

    /** Whether all that was seen is in the log, and all pods that may go were let go. */
    public boolean isSettled() {
        return inbox.isIdle() && releases.isIdle();
    }

    /** The pods that cannot be let go now, each with why. */
    public List<String> heldUp() {
        return releases.problems().entrySet().stream()
                .map(held -> "let go " + held.getKey() + ": " + held.getValue())
                .sorted()
                .toList();
    }

    /** Stops at once; what was not said yet is said by the next observer. */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            running = thread;
            if (watch != null) {
                watch.close();
            }
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
            for (int failures = 1; ; failures++) {
                try {
                    work();
                } catch (RuntimeException e) {
                    LOG.error("the observer is held up, trying again", e);
                    troubles.has(ITSELF, e);
                    Thread.sleep(Insistence.PATIENCE.after(failures, ThreadLocalRandom.current()));
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("the observer ends");
        } catch (Error e) {
            LOG.error("the observer has ended: nothing is metered until a restart", e);
            troubles.ended(ITSELF, e);
        }
    }

    /** Never returns. May be called again after it failed: what is understood stays in {@link #unsaid} until the log has it. */
    private void work() throws InterruptedException {
        while (true) {
            if (!compared) {
                compareWithLog();
                compared = true;
            }
            sayTheUnsaid();
            troubles.over(ITSELF);
            for (var news : inbox.take()) {
                unsaid.add(witness.understand(news));
            }
        }
    }

    /**
     * Says what ended while nobody looked. Runs whose pods vanished come first and are durable before anything else is said: their
     * end is bounded by the last thing the log has of us, and that has to be from before we were blind.
     */
    private void compareWithLog() throws InterruptedException {
        var there = new ArrayList<>(insistence.on("list the pods", pods::list));
        Instant now = clock.instant();
        witness.open(now);
        for (var run : witness.missing(there)) {
            var account = run.dyno().account();
            var pod = run.run().pod();
            var found = insistence.on("look for pod " + pod, () -> pods.find(account, pod));
            if (found.isPresent()) {
                there.add(found.get());
            } else {
                unsaid.add(witness.vanished(run, now));
            }
        }
        sayTheUnsaid();
        unsaid.addAll(witness.there(there, now));
    }

    /** Makes facts durable; then lets the pods go that waited for it. */
    private void sayTheUnsaid() throws InterruptedException {
        testimony.say(unsaid.stream().flatMap(one -> one.facts().stream()).toList());
        unsaid.forEach(one -> one.release().filter(testimony::mayGo).ifPresent(releases::add));
        unsaid.clear();
    }
}
