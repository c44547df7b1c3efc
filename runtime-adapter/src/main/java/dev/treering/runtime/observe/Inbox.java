package dev.treering.runtime.observe;

import dev.treering.events.facts.LoggedFact;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What was heard and not yet understood, in order, with when it was heard. */
final class Inbox implements Pods.Listener {

    /** Something that was heard. */
    sealed interface News {
        record Seen(PodSighting pod, Instant at) implements News {}

        record Gone(PodSighting last, Instant at) implements News {}

        record SightLost() implements News {}

        record SightRegained(Instant at) implements News {}

        record Logged(LoggedFact fact) implements News {}
    }

    private static final int MOST_AT_ONCE = 200;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<News> waiting = new ArrayList<>();
    private boolean paused;
    private boolean working = true; // until the first take: there is nothing settled before

    Inbox(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void seen(PodSighting pod) {
        put(new News.Seen(pod, clock.instant()));
    }

    @Override
    public void gone(PodSighting last) {
        put(new News.Gone(last, clock.instant()));
    }

    @Override
    public void sightLost() {
        put(new News.SightLost());
    }

    @Override
    public void sightRegained() {
        put(new News.SightRegained(clock.instant()));
    }

    void logged(LoggedFact fact) {
        put(new News.Logged(fact));
    }

    private void put(News news) {
        lock.lock();
        try {
            waiting.add(news);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next news, at least one; what was taken before is understood by now. */
    List<News> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            working = false;
            while (paused || waiting.isEmpty()) {
                changed.await();
            }
            working = true;
            var next = waiting.subList(0, Math.min(MOST_AT_ONCE, waiting.size()));
            var taken = List.copyOf(next);
            next.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    void pause(boolean yes) {
        lock.lock();
        try {
            paused = yes;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether all that was heard is understood. */
    boolean isIdle() {
        lock.lock();
        try {
            return waiting.isEmpty() && !working;
        } finally {
            lock.unlock();
        }
    }
}
