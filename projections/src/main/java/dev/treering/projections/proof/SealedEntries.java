package dev.treering.projections.proof;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.sealing.Combination;
import dev.treering.projections.sealing.Combination.Complete;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The entries that the seals come to, in the order of the signed log: an entry a close, and the changes of keys among them.
 *
 * <pre>
 *   index        0      1      2       3
 *   entry      March  April  key 2    May
 *   checkpoint      1      2       3      4        by the number of entries that it covers
 * </pre>
 *
 * @param broken why the seals do not go on; empty where all of them fit together
 */
record SealedEntries(List<Entry> all, Optional<String> broken) {

    SealedEntries {
        all = List.copyOf(all);
    }

    /** @param close empty for a change of keys */
    @SuppressWarnings("ArrayRecordComponent") // entries are hashed and compared as bytes, never as records
    record Entry(byte[] bytes, Optional<Complete> close) {}

    /**
     * What closes and keys come to.
     *
     * @param keys of the log; without them a log that has changed its key has fewer entries here than it says
     */
    static SealedEntries of(List<Combination> closes, Optional<KeyRing> keys) {
        var entries = new ArrayList<Entry>();
        Optional<String> broken = Optional.empty();
        for (Combination each : closes) {
            if (each instanceof Combination.Broken(String reason)) {
                broken = Optional.of(reason);
                break;
            }
            if (each instanceof Complete complete) {
                entries.add(new Entry(complete.seal().entry(), Optional.of(complete)));
            }
        }
        keys.ifPresent(ring -> addChangesOfKeys(entries, ring));
        return new SealedEntries(entries, broken);
    }

    /** A change of keys is the last entry of the first size that the new key signs. */
    private static void addChangesOfKeys(List<Entry> entries, KeyRing keys) {
        var uses = keys.uses();
        for (int i = 1; i < uses.size(); i++) {
            int index = Math.toIntExact(uses.get(i).from() - 1);
            if (index <= entries.size()) {
                var change = new KeyRotation(uses.get(i - 1).key(), uses.get(i).key());
                entries.add(index, new Entry(change.entry(), Optional.empty()));
            }
        }
    }

    int size() {
        return all.size();
    }

    /** The leaves of the tree over the first entries, so many. */
    List<Hash> leaves(int size) {
        return all.subList(0, size).stream()
                .map(Entry::bytes)
                .map(MerkleTree::leaf)
                .toList();
    }

    /** The newest close that the first entries hold, so many; empty where they hold none. */
    Optional<Complete> newestClose(int size) {
        return all.subList(0, size).stream()
                .flatMap(entry -> entry.close().stream())
                .reduce((_, last) -> last);
    }
}
