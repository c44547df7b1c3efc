package dev.treering.runtime.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that need work, and the workers that do it.
 *
 * <p>A key that is added twice is worked on once; one that is added while it is worked on is worked on once more afterwards; no key
 * is ever in two hands. A key that fails waits by itself, longer each time, and holds up no other; adding it again does not wait.
 */
public final class WorkQueue<K> implements AutoCloseable {

    /** The work on one key; a failure is whatever it throws. */
    @FunctionalInterface
    public interface Work<K> {
        void on(K key) throws InterruptedException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(WorkQueue.class);

    private final String name;
    private final Work<K> work;
    private final Backoff backoff;
    private final Set<Thread> workers = new HashSet<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<K> ready = new LinkedHashSet<>();
    private final Set<K> working = new HashSet<>();
    private final Map<K, Long> waiting = new HashMap<>(); // until when, on System.nanoTime()
    private final Map<K, Integer> failures = new HashMap<>();
    private final Map<K, String> problems = new ConcurrentHashMap<>();
    private boolean paused;
    private boolean closed;

    public WorkQueue(String name, int workers, Backoff backoff, Work<K> work) {
        this.name = name;
        this.work = work;
        this.backoff = backoff;
        for (int i = 0; i < workers; i++) {
            this.workers.add(Thread.ofVirtual().name(name + "-" + i).start(this::run));
        }
    }

    /** The key needs work, now. */
    public void add(K key) {
        locked(() -> {
            waiting.remove(key);
            ready.add(key);
        });
    }

    /** The key needs work after a while, or sooner if it was to be sooner already. */
    public void addAfter(K key, Duration wait) {
        locked(() -> {
            if (!ready.contains(key)) {
                waiting.merge(key, System.nanoTime() + wait.toNanos(), (a, b) -> a - b < 0 ? a : b);
            }
        });
    }

    /** Takes up no more work; what is in hand is finished. */
    public void pause() {
        locked(() -> paused = true);
    }

    /** Takes up work again. */
    public void resume() {
        locked(() -> paused = false);
    }

    /** Whether nothing is to be done, in hand, or waiting to be tried again. */
    public boolean isIdle() {
        lock.lock();
        try {
            return ready.isEmpty() && working.isEmpty() && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** The keys whose last work failed, and how. */
    public Map<K, String> problems() {
        return Map.copyOf(problems);
    }

    /** Ends the workers, and waits for them; what they have in hand is interrupted and forgotten. */
    @Override
    public void close() {
        locked(() -> closed = true);
        for (Thread worker : workers) {
            try {
                do {
                    worker.interrupt(); // again and again: a client may have swallowed the first
                } while (!worker.join(Duration.ofMillis(50)));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void run() {
        try {
            for (K key = take(); key != null; key = take()) {
                workOn(key);
            }
        } catch (InterruptedException e) {
            LOG.debug("{} ends", Thread.currentThread().getName());
        }
    }

    private void workOn(K key) throws InterruptedException {
        boolean done = false;
        Optional<Duration> heldUp = Optional.empty();
        try {
            work.on(key);
            done = true;
        } catch (HeldUp e) {
            LOG.debug("{}: {} is held up", name, key, e);
            problems.put(key, String.valueOf(e.getMessage()));
            heldUp = Optional.of(e.span());
        } catch (RuntimeException e) {
            LOG.debug("{}: {} failed", name, key, e);
            problems.put(key, String.valueOf(e.getMessage()));
        } catch (Error e) { // the worker lives on: the next key may not need what is broken
            LOG.error("{}: {} failed", name, key, e);
            problems.put(key, e.toString());
        } finally {
            finished(key, done, heldUp);
        }
    }

    private void finished(K key, boolean done, Optional<Duration> heldUp) {
        locked(() -> {
            working.remove(key);
            if (done) {
                failures.remove(key);
                problems.remove(key);
            } else if (!ready.contains(key)) {
                int inARow = failures.merge(key, 1, Integer::sum);
                Duration wait = heldUp.orElseGet(() -> backoff.after(inARow, ThreadLocalRandom.current()));
                waiting.merge(key, System.nanoTime() + wait.toNanos(), (a, b) -> a - b < 0 ? a : b);
            }
        });
    }

    private @Nullable K take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                long untilNext = promoteDue();
                K key = paused ? null : firstFree();
                if (key != null) {
                    ready.remove(key);
                    working.add(key);
                    return key;
                }
                if (untilNext == Long.MAX_VALUE) {
                    changed.await();
                } else {
                    changed.await(untilNext, TimeUnit.NANOSECONDS);
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable K firstFree() {
        for (K key : ready) {
            if (!working.contains(key)) {
                return key;
            }
        }
        return null;
    }

    /** Makes ready what has waited long enough; gives the nanoseconds until the next has, for ever if none waits. */
    private long promoteDue() {
        long now = System.nanoTime();
        long next = Long.MAX_VALUE;
        for (var entries = waiting.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            long left = entry.getValue() - now;
            if (left <= 0) {
                entries.remove();
                ready.add(entry.getKey());
            } else {
                next = Math.min(next, left);
            }
        }
        return next;
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
