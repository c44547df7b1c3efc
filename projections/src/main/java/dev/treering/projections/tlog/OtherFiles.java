package dev.treering.projections.tlog;

import dev.treering.projections.note.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What lies in a log's directory besides the tiles of its size: the partial tiles of earlier sizes, which must be beginnings of what
 * is there now; what a death in the middle of an append has left, which means nothing; and else nothing.
 */
final class OtherFiles {

    private static final Pattern PARTIAL = Pattern.compile(".*\\.p/([0-9]{1,3})");

    private final LogFiles files;
    private final TileLevels levels;
    private final int size;
    private final TreeSet<String> present = new TreeSet<>();

    OtherFiles(LogFiles files, TileLevels levels, int size) {
        this.files = files;
        this.levels = levels;
        this.size = size;
        present.addAll(List.of(LogFiles.CHECKPOINT, LogFiles.KEYS, LogFiles.LOCK));
    }

    List<Damage> damages() throws IOException {
        var tiles = current();
        tiles.forEach(tile -> present.add(tile.path()));
        var damages = new ArrayList<Damage>();
        for (String path : files.all()) {
            if (!present.contains(path) && !isLeftOver(path, size)) {
                check(path, tiles).ifPresent(damages::add);
            }
        }
        return damages;
    }

    /** Files that an append which did not come to its end has left; they belong to no size that was signed. */
    static List<String> leftOver(LogFiles files, long size) throws IOException {
        return files.all().stream().filter(path -> isLeftOver(path, size)).toList();
    }

    private static boolean isLeftOver(String path, long size) {
        return path.endsWith(DurableDisk.BESIDE)
                || next(size).stream().anyMatch(tile -> tile.path().equals(path));
    }

    private List<Tile> current() {
        var tiles = new ArrayList<>(levels.tiles());
        tiles.addAll(TileLevels.ofLevel(Tile.ENTRIES, size));
        return tiles;
    }

    /** The tiles that the next entry makes. */
    private static List<Tile> next(long size) {
        var tiles = new ArrayList<Tile>();
        tiles.add(new Tile(Tile.ENTRIES, size / Tile.FULL, Tile.partialWidth(0, size) + 1));
        long rest = size;
        for (int level = 0; ; level++) {
            int width = (int) (rest % Tile.FULL) + 1;
            tiles.add(new Tile(level, rest / Tile.FULL, width));
            if (width < Tile.FULL) {
                return tiles;
            }
            rest /= Tile.FULL;
        }
    }

    private Optional<Damage> check(String path, List<Tile> tiles) throws IOException {
        byte[] found = files.read(path).orElseGet(() -> new byte[0]);
        Matcher partial = PARTIAL.matcher(path);
        int width = partial.matches() ? Integer.parseInt(partial.group(1)) : 0;
        for (Tile tile : tiles) {
            boolean earlier = width >= 1 && width < tile.width();
            if (earlier && new Tile(tile.level(), tile.index(), width).path().equals(path)) {
                return Arrays.equals(beginning(tile, width), found)
                        ? Optional.empty()
                        : Optional.of(new Damage(path, "the beginning of " + tile.path(), "something else"));
            }
        }
        return Optional.of(new Damage(path, "no file", "a file of " + found.length + " bytes"));
    }

    /** What the tile was when it had this width. */
    private byte[] beginning(Tile tile, int width) throws IOException {
        if (tile.level() != Tile.ENTRIES) {
            return HashTile.of(levels.hashes(tile).subList(0, width));
        }
        return switch (EntryBundle.parse(files.read(tile))) {
            case Reading.Read<List<byte[]>> read -> EntryBundle.of(read.value().subList(0, width));
            case Reading.Refused<List<byte[]>> refused ->
                throw new IOException("the log has changed while it was read: " + refused.reason());
        };
    }
}
