package dev.treering.projections.tlog;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.merkle.Nodes;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The subtrees of a log, read from its tiles when they are asked for. */
record TileNodes(LogFiles files, long size) implements Nodes {

    @Override
    public Hash at(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int below = level % Tile.HEIGHT;
        long first = index << below;
        long inLevel = size >> (Tile.HEIGHT * tileLevel);
        long tile = first / Tile.FULL;
        int width = Math.toIntExact(Math.min(Tile.FULL, inLevel - tile * Tile.FULL));
        int from = Math.toIntExact(first % Tile.FULL);
        try {
            var hashes = HashTile.parse(files.read(new Tile(tileLevel, tile, width)));
            return MerkleTree.root(hashes.subList(from, from + (1 << below)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
