package dev.treering.embedded;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
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
        void fill(Path stage) throws Exception;
    }

    /**
     * Makes {@code place} by filling {@code stage}, a sibling on the same file system, unless {@code place} is there already.
     * Of several that fill the same place at once, each with its own stage, the first to finish wins and all see its work.
     */
    public static void make(Path place, Path stage, Filling filling) throws IOException {
        if (Files.isDirectory(place)) {
            return;
        }
        delete(stage);
        Files.createDirectories(stage);
        try {
            filling.fill(stage);
            Files.move(stage, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (Exception e) {
            delete(stage);
            if (e instanceof FileAlreadyExistsException || Files.isDirectory(place)) {
                return;
            }
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
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
