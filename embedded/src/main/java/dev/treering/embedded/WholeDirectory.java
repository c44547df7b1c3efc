package dev.treering.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Directories that are there whole or not at all: filled beside their place, then renamed into it. A process killed half-way
 * leaves only a stage, which the next one sweeps away.
 */
public final class WholeDirectory {
    private WholeDirectory() {}

    /** Fills an empty directory; it may use the path only for as long as it runs. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path stage) throws IOException;
    }

    /**
     * Makes {@code place} by filling {@code stage}, a sibling on the same file system, unless {@code place} is there already.
     * The caller sees to it that no one else makes the same place meanwhile.
     */
    public static void make(Path place, Path stage, Filling filling) throws IOException {
        if (Files.isDirectory(place)) {
            return;
        }
        delete(stage);
        Files.createDirectories(stage);
        filling.fill(stage);
        Files.move(stage, place, StandardCopyOption.ATOMIC_MOVE);
        forceEntries(place.toAbsolutePath().getParent());
    }

    /** Brings a directory's list of names to the disk: without it a rename may be forgotten when the machine loses power. */
    private static void forceEntries(@Nullable Path directory) throws IOException {
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Deletes a directory and what is in it; links are removed, never followed. Absent is fine. */
    public static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
