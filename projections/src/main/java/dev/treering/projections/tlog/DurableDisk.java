package dev.treering.projections.tlog;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes beside, forces to the disk, renames, and forces the directory: after a death the old file is there or the new one. */
final class DurableDisk implements Disk {

    /** How a file is called before it is in its place. */
    static final String BESIDE = ".tmp";

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
        Path folder = parent(file);
        makeFolder(folder);
        Path beside = folder.resolve(file.getFileName() + BESIDE);
        try (var channel = FileChannel.open(beside, CREATE, TRUNCATE_EXISTING, WRITE)) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(beside, file, ATOMIC_MOVE);
        force(folder);
    }

    @Override
    public void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            force(parent(file));
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path above = parent(folder);
        makeFolder(above);
        Files.createDirectory(folder);
        force(above);
    }

    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, READ)) {
            channel.force(true);
        }
    }

    static Path parent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("no folder above " + file);
        }
        return parent;
    }
}
