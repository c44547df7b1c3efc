package dev.treering.events.archive;

import dev.treering.events.vocabulary.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.LongConsumer;

/** Files that are there whole or not at all, and stay. */
final class DurableFiles {

    /** Of a file that is being written; what has it is nobody's and may be overwritten. */
    static final String UNFINISHED = ".part";

    private static final int CHUNK = 1 << 16;

    private DurableFiles() {}

    /** Writes a file under another name, brings it to disk, and gives it its name. */
    static void write(Path file, byte[] bytes) throws IOException {
        Path unfinished = unfinished(file);
        Files.write(unfinished, bytes);
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        finish(unfinished, file);
    }

    static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** Gives a file that is on disk its name, for good. */
    static void finish(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceDirectory(file);
    }

    /** So that the name itself survives a loss of power. */
    static void forceDirectory(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** SHA-256 of a file, read in pieces; {@code read} is told how long each was. */
    static Hash hash(Path file, LongConsumer read) throws IOException {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                read.accept(n);
            }
        }
        return Hash.ofDigest(digest.digest());
    }

    /** Names of what is in a directory and in the folders of it, in order. */
    static List<String> names(Path directory) throws IOException {
        try (var found = Files.walk(directory)) {
            return found.filter(path -> !Files.isDirectory(path))
                    .map(path -> directory.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
