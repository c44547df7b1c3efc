package dev.treering.projections.tlog;

/**
 * A file of a tiled log: up to 256 neighbours, either hashes of one level or the entries themselves.
 *
 * @param level 0 for leaves, 1 for the roots of full tiles of level 0, and so on; {@link #ENTRIES} for entries
 * @param index which one of its level, from 0
 * @param width how many neighbours it has, 1 to 256
 */
record Tile(int level, long index, int width) {

    static final int FULL = 256;
    static final int ENTRIES = -1;

    /** Levels of the tree between two levels of tiles. */
    static final int HEIGHT = 8;

    private static final int GROUP = 1000;

    Tile {
        if (level < ENTRIES || level > 63 / HEIGHT || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("no tile: " + level + "/" + index + ".p/" + width);
        }
    }

    /** The last tile of a level in a log of this size, if the level has hashes that fill no tile. */
    static int partialWidth(int level, long size) {
        return (int) ((size >> (HEIGHT * level)) % FULL);
    }

    boolean isFull() {
        return width == FULL;
    }

    /** Where it lies below the log's directory: tile/LEVEL/INDEX, with .p/WIDTH while it is not full. */
    String path() {
        String where = "tile/" + (level == ENTRIES ? "entries" : Integer.toString(level)) + "/" + inGroups(index);
        return isFull() ? where : where + ".p/" + width;
    }

    /** 1234067 is x001/x234/067. */
    private static String inGroups(long index) {
        String path = digits(index % GROUP);
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            path = "x" + digits(rest % GROUP) + "/" + path;
        }
        return path;
    }

    private static String digits(long number) {
        return Long.toString(GROUP + number).substring(1);
    }
}
