package dev.treering.projections.tlog;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Compares the files of a log with what its entries and its signed root say that they are. */
final class LogComparison {

    private final LogFiles files;
    private final Checkpoint checkpoint;
    private final LogEntries entries;
    private final KeyRing stated;
    private final Reading<KeyRing> derived;
    private final TileLevels levels;
    private final List<Damage> damages = new ArrayList<>();

    LogComparison(LogFiles files, Checkpoint checkpoint, LogEntries entries, KeyRing stated, Reading<KeyRing> derived) {
        this.files = files;
        this.checkpoint = checkpoint;
        this.entries = entries;
        this.stated = stated;
        this.derived = derived;
        this.levels = TileLevels.over(entries.leaves());
    }

    List<Damage> damages() throws IOException {
        Hash root = MerkleTree.root(entries.leaves());
        if (!root.equals(checkpoint.root())) {
            compareEntries(root);
            return damages;
        }
        for (Tile tile : levels.tiles()) {
            compare(tile);
        }
        compareKeys();
        damages.addAll(new OtherFiles(files, levels, Math.toIntExact(checkpoint.size())).damages());
        return damages;
    }

    /** The entries are not those that were signed. If the tiles of leaves are, they say which one is another. */
    private void compareEntries(Hash root) throws IOException {
        var stored = new ArrayList<Hash>();
        for (Tile tile : TileLevels.ofLevel(0, entries.leaves().size())) {
            stored.addAll(HashTile.parse(files.read(tile.path()).orElseGet(() -> new byte[0])));
        }
        if (!MerkleTree.root(stored).equals(checkpoint.root())) {
            damages.add(
                    new Damage(LogFiles.CHECKPOINT + ", root", checkpoint.root().toString(), root.toString()));
            return;
        }
        for (int i = 0; i < stored.size(); i++) {
            Hash found = entries.leaves().get(i);
            if (!stored.get(i).equals(found)) {
                damages.add(new Damage("tile/entries, entry " + i, "leaf " + stored.get(i), "leaf " + found));
            }
        }
    }

    private void compare(Tile tile) throws IOException {
        byte[] expected = HashTile.of(levels.hashes(tile));
        Optional<byte[]> found = files.read(tile.path());
        if (found.isEmpty()) {
            damages.add(new Damage(tile.path(), tile.width() + " hashes", "no file"));
        } else if (!Arrays.equals(expected, found.get())) {
            damages.add(difference(tile.path(), expected, found.get()));
        }
    }

    static Damage difference(String path, byte[] expected, byte[] found) {
        if (expected.length != found.length) {
            return new Damage(path, expected.length + " bytes", found.length + " bytes");
        }
        int at = Arrays.mismatch(expected, found) / Hash.LENGTH;
        return new Damage(
                path + ", hash " + at,
                HashTile.parse(expected).get(at).toString(),
                HashTile.parse(found).get(at).toString());
    }

    /** The file of keys says what the entries say; or, after a death between the two, the change that was about to come. */
    private void compareKeys() {
        switch (derived) {
            case Reading.Refused<KeyRing> refused ->
                damages.add(new Damage("tile/entries", "changes of keys that follow each other", refused.reason()));
            case Reading.Read<KeyRing> read
            when !stated.equals(read.value()) && !isAboutToChange(read.value()) ->
                damages.add(new Damage(
                        LogFiles.KEYS,
                        read.value().text().strip(),
                        stated.text().strip()));
            case Reading.Read<KeyRing> read -> {}
        }
    }

    private boolean isAboutToChange(KeyRing now) {
        return stated.uses().size() == now.uses().size() + 1
                && stated.equals(now.rotated(checkpoint.size() + 1, stated.inUse()));
    }
}
