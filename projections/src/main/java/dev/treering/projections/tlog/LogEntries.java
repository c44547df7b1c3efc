package dev.treering.projections.tlog;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.VerifierKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the entries of a log come to, read bundle by bundle.
 *
 * @param leaves of the entries in their order
 * @param rotations changes of keys, by the index of their entry
 * @param damages bundles that are not there or hold something else than entries
 */
record LogEntries(List<Hash> leaves, SortedMap<Integer, KeyRotation> rotations, List<Damage> damages) {

    static LogEntries read(LogFiles files, int size) throws IOException {
        var entries = new LogEntries(new ArrayList<>(), new TreeMap<>(), new ArrayList<>());
        for (Tile tile : TileLevels.ofLevel(Tile.ENTRIES, size)) {
            var bytes = files.read(tile.path());
            if (bytes.isEmpty()) {
                entries.damages.add(new Damage(tile.path(), tile.width() + " entries", "no file"));
                break;
            }
            entries.add(tile, bytes.get());
        }
        return entries;
    }

    private void add(Tile tile, byte[] bytes) {
        switch (EntryBundle.parse(bytes)) {
            case Reading.Refused<List<byte[]>> refused ->
                damages.add(new Damage(tile.path(), tile.width() + " entries", refused.reason()));
            case Reading.Read<List<byte[]>> read
            when read.value().size() != tile.width() ->
                damages.add(new Damage(
                        tile.path(), tile.width() + " entries", read.value().size() + " entries"));
            case Reading.Read<List<byte[]>> read -> read.value().forEach(this::add);
        }
    }

    private void add(byte[] entry) {
        if (KeyRotation.parse(entry) instanceof Reading.Read<KeyRotation> rotation) {
            rotations.put(leaves.size(), rotation.value());
        }
        leaves.add(MerkleTree.leaf(entry));
    }

    /** The keys of the log: the first one and those that its entries changed to. */
    Reading<KeyRing> keys(VerifierKey first) {
        var ring = KeyRing.of(first);
        for (var each : rotations.entrySet()) {
            var rotation = each.getValue();
            if (!rotation.from().equals(ring.inUse())) {
                return Reading.refused("entry " + each.getKey() + " changes from key "
                        + rotation.from().id() + " while " + ring.inUse().id() + " is in use");
            }
            try {
                ring = ring.rotated(each.getKey() + 1L, rotation.to());
            } catch (IllegalArgumentException e) {
                return Reading.refused("entry " + each.getKey() + ": " + e.getMessage());
            }
        }
        return Reading.of(ring);
    }
}
