package dev.treering.runtime.simulated.storage;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The recent changes, for watches that resume. Older ones are forgotten, as etcd's compaction does. */
final class History {
    private final TreeMap<Long, Change> changes = new TreeMap<>();
    private final int limit;
    private long compacted;

    History(int limit, long compacted) {
        this.limit = limit;
        this.compacted = compacted;
    }

    void add(Change change) {
        changes.put(change.revision(), change);
        if (changes.size() > limit) {
            compacted = changes.pollFirstEntry().getKey();
        }
    }

    /** Forgets everything up to and including a revision. */
    void compact(long revision) {
        changes.headMap(revision, true).clear();
        compacted = revision;
    }

    /** The changes after a revision in order, or nothing if some of them are forgotten. */
    Optional<List<Change>> after(long revision) {
        return revision < compacted
                ? Optional.empty()
                : Optional.of(List.copyOf(changes.tailMap(revision, false).values()));
    }
}
