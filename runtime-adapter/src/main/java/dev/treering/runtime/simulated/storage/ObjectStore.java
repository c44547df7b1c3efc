package dev.treering.runtime.simulated.storage;

import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of the cluster under one lock and one counter: every change takes the next resource version, is written to the
 * journal, and then becomes visible. Trees that go in or come out are never changed afterwards.
 */
public final class ObjectStore implements AutoCloseable {
    private static final int HISTORY = 4_000;
    private static final long REWRITE_AFTER_BYTES = 64L << 20;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<ObjectKey, ObjectNode> objects = new TreeMap<>();
    private final Journal journal;
    private final History history;
    private long revision = 1;
    private Instant lastWrite = Instant.EPOCH;
    private boolean closed;

    /** Reads what the journal holds, and compacts it. Takes the journal over: closing the store closes it. */
    public ObjectStore(Journal journal) {
        this.journal = journal;
        journal.replay(bytes -> restore(Entry.of(bytes)));
        this.history = new History(HISTORY, revision);
        rewrite();
    }

    private void restore(Entry entry) {
        revision = Math.max(revision, entry.revision());
        lastWrite = later(lastWrite, entry.at());
        entry.key()
                .ifPresent(key ->
                        entry.object().ifPresentOrElse(object -> objects.put(key, object), () -> objects.remove(key)));
    }

    private void rewrite() {
        List<byte[]> records = new ArrayList<>();
        records.add(new Entry(revision, lastWrite, Optional.empty(), Optional.empty()).toBytes());
        objects.forEach((key, object) ->
                records.add(new Entry(revision, lastWrite, Optional.of(key), Optional.of(object)).toBytes()));
        journal.rewrite(records);
    }

    /** Does several steps as one: nobody else reads or writes in between. */
    public <T> T locked(Supplier<T> steps) {
        lock.lock();
        try {
            return steps.get();
        } finally {
            lock.unlock();
        }
    }

    private void exclusively(Runnable steps) {
        lock.lock();
        try {
            steps.run();
        } finally {
            lock.unlock();
        }
    }

    /** The resource version of the last change. */
    public long revision() {
        return locked(() -> revision);
    }

    /** The latest time any change was made at. */
    public Instant lastWrite() {
        return locked(() -> lastWrite);
    }

    public Optional<ObjectNode> get(ObjectKey key) {
        return locked(() -> Optional.ofNullable(objects.get(key)));
    }

    /** The objects of a kind ordered by namespace and name; an empty namespace means all. */
    public List<ObjectNode> list(String kind, String namespace) {
        return locked(() -> {
            String last = namespace.isEmpty() ? "\uffff" : namespace;
            return List.copyOf(objects.subMap(new ObjectKey(kind, namespace, ""), new ObjectKey(kind, last, "\uffff"))
                    .values());
        });
    }

    /** The list as it was when this was the newest resource version; nothing if a change since then is forgotten. */
    public Optional<List<ObjectNode>> listAt(long since, String kind, String namespace) {
        return locked(() -> history.after(since).map(changes -> {
            var then = new TreeMap<ObjectKey, ObjectNode>();
            list(kind, namespace).forEach(object -> then.put(keyOf(kind, object), object));
            for (Change change : changes.reversed()) {
                if (change.key().kind().equals(kind)
                        && (namespace.isEmpty() || namespace.equals(change.key().namespace()))) {
                    change.before()
                            .ifPresentOrElse(before -> then.put(change.key(), before), () -> then.remove(change.key()));
                }
            }
            return List.copyOf(then.values());
        }));
    }

    private static ObjectKey keyOf(String kind, ObjectNode object) {
        var metadata = Metadata.of(object);
        return new ObjectKey(kind, metadata.namespace(), metadata.name());
    }

    /** The keys of everything a client could see. */
    public List<ObjectKey> keys() {
        return locked(
                () -> objects.keySet().stream().filter(key -> !key.internal()).toList());
    }

    /** Keeps this object under the key, with a new resource version, which is also written into it. */
    public ObjectNode put(ObjectKey key, ObjectNode object, Instant at) {
        return locked(() -> {
            advance(at);
            if (!key.internal()) {
                Metadata.writable(object).put("resourceVersion", Long.toString(revision));
            }
            keep(key, Optional.of(object), at);
            Optional<ObjectNode> before = Optional.ofNullable(objects.put(key, object));
            announce(new Change(revision, key, before, Optional.of(object), object));
            return object;
        });
    }

    /** Takes the object away. Nothing happens if there is none. */
    public void remove(ObjectKey key, Instant at) {
        exclusively(() -> {
            ObjectNode before = objects.remove(key);
            if (before == null) {
                return;
            }
            advance(at);
            keep(key, Optional.empty(), at);
            ObjectNode last = before.deepCopy();
            if (!key.internal()) {
                Metadata.writable(last).put("resourceVersion", Long.toString(revision));
            }
            announce(new Change(revision, key, Optional.of(before), Optional.empty(), last));
        });
    }

    private void keep(ObjectKey key, Optional<ObjectNode> object, Instant at) {
        if (journal.keeps()) {
            journal.append(new Entry(revision, at, Optional.of(key), object).toBytes());
        }
    }

    private void advance(Instant at) {
        if (closed) {
            throw new IllegalStateException("the cluster is closed");
        }
        revision++;
        lastWrite = later(lastWrite, at);
    }

    private void announce(Change change) {
        if (!change.key().internal()) {
            history.add(change);
            changed.signalAll();
        }
        if (journal.grown() > REWRITE_AFTER_BYTES) {
            rewrite();
        }
    }

    /** The changes after a resource version in order, or nothing if some of them are forgotten. */
    public Optional<List<Change>> changesAfter(long since) {
        return locked(() -> history.after(since));
    }

    /** Forgets all changes: whoever resumes from before now is told so. */
    public void compact() {
        exclusively(() -> history.compact(revision));
        wake();
    }

    /**
     * Waits until there is a change after a resource version, somebody calls {@link #wake}, or the time is over.
     *
     * @param unless looked at under the lock, so that a {@link #wake} just before is not missed
     */
    public void await(long since, BooleanSupplier unless, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (revision <= since && !closed && !unless.getAsBoolean()) {
                long unused = changed.awaitNanos(patience.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets everybody who waits look again. */
    public void wake() {
        exclusively(changed::signalAll);
    }

    /** Nothing is written afterwards. */
    @Override
    public void close() {
        exclusively(() -> {
            closed = true;
            journal.close();
            changed.signalAll();
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
