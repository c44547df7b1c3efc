package dev.treering.projections.tlog;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.CompactRange;
import dev.treering.projections.merkle.ConsistencyPath;
import dev.treering.projections.merkle.InclusionPath;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A log that was read from end to end and found to be what its checkpoint says. */
public final class SoundLog {

    private final LogFiles files;
    private final SignedCheckpoint newest;
    private final KeyRing keys;

    SoundLog(LogFiles files, SignedCheckpoint newest, KeyRing keys) {
        this.files = files;
        this.newest = newest;
        this.keys = keys;
    }

    /** What the log has signed last. */
    public SignedCheckpoint checkpoint() {
        return newest;
    }

    /** The keys it was signed with, as its own entries say it. */
    public KeyRing keys() {
        return keys;
    }

    /** How many entries it has. */
    public long size() {
        return newest.checkpoint().size();
    }

    /** The entry at an index from 0; refuses one that is none. */
    public byte[] entry(long index) throws IOException {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("a log of " + size() + " entries has no entry " + index);
        }
        long bundle = index / Tile.FULL;
        int width = Math.toIntExact(Math.min(Tile.FULL, size() - bundle * Tile.FULL));
        return switch (EntryBundle.parse(files.read(new Tile(Tile.ENTRIES, bundle, width)))) {
            case Reading.Read<List<byte[]>> read -> read.value().get(Math.toIntExact(index % Tile.FULL));
            case Reading.Refused<List<byte[]>> refused ->
                throw new IOException("the log has changed while it was read: " + refused.reason());
        };
    }

    /** The path from an entry to the root of the newest checkpoint. */
    public InclusionPath inclusion(long index) {
        return inclusion(index, size());
    }

    /** The path from an entry to the root that the log had at an earlier size. */
    public InclusionPath inclusion(long index, long size) {
        requireSize(size);
        return MerkleTree.inclusion(index, size, nodes());
    }

    /** What shows that the log at one size is the beginning of the log at another. */
    public ConsistencyPath consistency(long earlier, long later) {
        requireSize(later);
        return MerkleTree.consistency(earlier, later, nodes());
    }

    /** The root that the log had at a size. */
    public Hash rootAt(long size) {
        requireSize(size);
        return MerkleTree.root(size, nodes());
    }

    /** Where checkpoints that somebody else has kept say another thing than the log does: nowhere, if it is the same log. */
    public List<Damage> contradictions(List<Checkpoint> kept) {
        var found = new ArrayList<Damage>();
        for (Checkpoint checkpoint : kept) {
            String place = "checkpoint of size " + checkpoint.size();
            if (!checkpoint.origin().equals(newest.checkpoint().origin())) {
                found.add(new Damage(place, "origin " + newest.checkpoint().origin(), "origin " + checkpoint.origin()));
            } else if (checkpoint.size() > size()) {
                found.add(new Damage(place, "a log of at least " + checkpoint.size() + " entries", "one of " + size()));
            } else if (!rootAt(checkpoint.size()).equals(checkpoint.root())) {
                found.add(new Damage(place, "root " + checkpoint.root(), "root " + rootAt(checkpoint.size())));
            }
        }
        return found;
    }

    /** The tree as it grows on from here. */
    CompactRange tree() {
        var peaks = new ArrayList<Hash>();
        long from = 0;
        for (long peak = Long.highestOneBit(size()); peak > 0; peak >>= 1) {
            if ((size() & peak) != 0) {
                peaks.add(nodes().at(Long.numberOfTrailingZeros(peak), from / peak));
                from += peak;
            }
        }
        return new CompactRange(size(), peaks);
    }

    List<String> leftOver() throws IOException {
        return OtherFiles.leftOver(files, size());
    }

    private TileNodes nodes() {
        return new TileNodes(files, size());
    }

    private void requireSize(long size) {
        if (size < 0 || size > size()) {
            throw new IllegalArgumentException("a log of " + size() + " entries has never had " + size);
        }
    }
}
