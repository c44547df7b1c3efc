package dev.treering.projections.tlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/** The files of a log, by their path below its directory. */
record LogFiles(Path directory) {

    static final String CHECKPOINT = "checkpoint";
    static final String KEYS = "keys";
    static final String LOCK = "lock";

    Path at(String path) {
        return directory.resolve(path);
    }

    Optional<byte[]> read(String path) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(at(path)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** What a tile holds; a tile that the log's size wants and that is not there is an error of the disk by now. */
    byte[] read(Tile tile) throws IOException {
        return Files.readAllBytes(at(tile.path()));
    }

    TreeSet<String> all() throws IOException {
        var all = new TreeSet<String>();
        try (var found = Files.walk(directory)) {
            found.filter(file -> !Files.isDirectory(file))
                    .forEach(file -> all.add(directory.relativize(file).toString()));
        }
        return all;
    }
}
