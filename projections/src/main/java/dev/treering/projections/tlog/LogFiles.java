package dev.treering.projections.tlog;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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

    /** Every file there is; one that its writer takes away meanwhile may be in it or not. */
    TreeSet<String> all() throws IOException {
        var all = new TreeSet<String>();
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                all.add(directory.relativize(file).toString());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return all;
    }
}
