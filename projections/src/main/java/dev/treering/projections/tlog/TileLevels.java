package dev.treering.projections.tlog;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashes of every level of tiles, from the leaves of a whole log.
 *
 * @param levels of each level all hashes: leaves, roots of full tiles of leaves, roots of full tiles of those, …
 */
record TileLevels(List<List<Hash>> levels) {

    static TileLevels over(List<Hash> leaves) {
        var levels = new ArrayList<List<Hash>>();
        for (List<Hash> level = leaves; !level.isEmpty(); level = above(level)) {
            levels.add(level);
        }
        return new TileLevels(levels);
    }

    private static List<Hash> above(List<Hash> level) {
        var roots = new ArrayList<Hash>();
        for (int from = 0; from + Tile.FULL <= level.size(); from += Tile.FULL) {
            roots.add(MerkleTree.root(level.subList(from, from + Tile.FULL)));
        }
        return roots;
    }

    /** Every tile of hashes that a log of this size has, full and partial. */
    List<Tile> tiles() {
        var tiles = new ArrayList<Tile>();
        for (int level = 0; level < levels.size(); level++) {
            tiles.addAll(ofLevel(level, levels.get(level).size()));
        }
        return tiles;
    }

    /** The tiles of a level that has so many hashes or entries. */
    static List<Tile> ofLevel(int level, int count) {
        var tiles = new ArrayList<Tile>();
        for (int from = 0; from < count; from += Tile.FULL) {
            tiles.add(new Tile(level, from / Tile.FULL, Math.min(Tile.FULL, count - from)));
        }
        return tiles;
    }

    List<Hash> hashes(Tile tile) {
        int from = Math.toIntExact(tile.index() * Tile.FULL);
        return levels.get(tile.level()).subList(from, from + tile.width());
    }
}
