package dev.treering.projections.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.CompactRange;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.KeyRotation;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A log that grows by one entry at a time. The files of a size are written before the checkpoint that signs it, and never again: after
 * a death the log has the size before or the size after. What this process has signed is on the disk before anybody is told.
 *
 * <p>Not for several threads. After an {@link IOException} the log is closed and opened again.
 */
public final class TileLog implements AutoCloseable {

    private final LogFiles files;
    private final Disk disk;
    private final WriterLock lock;
    private SigningKey key;
    private KeyRing keys;
    private CompactRange tree;
    private SignedCheckpoint newest;

    TileLog(LogFiles files, Disk disk, WriterLock lock, SigningKey key, SoundLog found) {
        this.files = files;
        this.disk = disk;
        this.lock = lock;
        this.key = key;
        this.keys = found.keys();
        this.tree = found.tree();
        this.newest = found.checkpoint();
    }

    /** What was signed last. */
    public SignedCheckpoint checkpoint() {
        return newest;
    }

    /** The keys of the log and the sizes that each has signed. */
    public KeyRing keys() {
        return keys;
    }

    /** The log as somebody reads it now. */
    public SoundLog read() {
        return new SoundLog(files, newest, keys);
    }

    /**
     * Appends an entry and signs the log's new size. Refuses an entry that the layout has no room for, and one that would be read as a
     * change of keys.
     */
    public SignedCheckpoint append(byte[] entry) throws IOException {
        if (entry.length > EntryBundle.LONGEST) {
            throw new IllegalArgumentException(
                    "an entry has at most " + EntryBundle.LONGEST + " bytes, not " + entry.length);
        }
        if (KeyRotation.parse(entry) instanceof Reading.Read<KeyRotation>) {
            throw new IllegalArgumentException("keys are changed by rotate");
        }
        return append(entry, List.of(key));
    }

    /** Changes the key. The new one is on its owner's disk before this is called; from here on the old one only verifies. */
    public SignedCheckpoint rotate(SigningKey next) throws IOException {
        var rotation = new KeyRotation(key.verifier(), next.verifier());
        KeyRing rotated = keys.rotated(tree.size() + 1, next.verifier());
        disk.write(files.at(LogFiles.KEYS), rotated.text().getBytes(UTF_8));
        SignedCheckpoint signed = append(rotation.entry(), List.of(key, next));
        keys = rotated;
        key = next;
        return signed;
    }

    private SignedCheckpoint append(byte[] entry, List<SigningKey> signers) throws IOException {
        long size = tree.size();
        Hash leaf = MerkleTree.leaf(entry);
        writeEntry(entry, size);
        writeHashes(leaf, size);
        CompactRange grown = tree.append(leaf);
        var checkpoint = new Checkpoint(keys.origin(), grown.size(), grown.root());
        var signed = SignedCheckpoint.sign(checkpoint, signers);
        disk.write(files.at(LogFiles.CHECKPOINT), signed.note().bytes());
        tree = grown;
        newest = signed;
        return signed;
    }

    private void writeEntry(byte[] entry, long size) throws IOException {
        var entries = new ArrayList<byte[]>();
        int width = Tile.partialWidth(0, size);
        long bundle = size / Tile.FULL;
        if (width > 0) {
            switch (EntryBundle.parse(files.read(new Tile(Tile.ENTRIES, bundle, width)))) {
                case Reading.Read<List<byte[]>> read -> entries.addAll(read.value());
                case Reading.Refused<List<byte[]>> refused -> throw new IOException(refused.reason());
            }
        }
        entries.add(entry);
        disk.write(files.at(new Tile(Tile.ENTRIES, bundle, width + 1).path()), EntryBundle.of(entries));
    }

    /** A tile that becomes full puts its root into the tile above it. */
    private void writeHashes(Hash leaf, long size) throws IOException {
        Hash next = leaf;
        long before = size;
        for (int level = 0; ; level++) {
            var hashes = new ArrayList<Hash>();
            int width = Tile.partialWidth(level, size);
            long tile = before / Tile.FULL;
            if (width > 0) {
                hashes.addAll(HashTile.parse(files.read(new Tile(level, tile, width))));
            }
            hashes.add(next);
            disk.write(files.at(new Tile(level, tile, width + 1).path()), HashTile.of(hashes));
            if (width + 1 < Tile.FULL) {
                return;
            }
            next = MerkleTree.root(hashes);
            before = tile;
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
