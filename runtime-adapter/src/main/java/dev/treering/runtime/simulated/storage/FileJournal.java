package dev.treering.runtime.simulated.storage;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * A journal in one file of a directory, held by one process at a time. Appends reach the operating system before they return and
 * are not forced to the disk: they survive the death of the process, not that of the machine.
 */
public final class FileJournal implements Journal {
    private final Path file;
    private final FileChannel lock;
    // a stream and not a channel: a channel would be closed by the interruption of any thread that writes
    private OutputStream out;
    private long grown;

    private FileJournal(Path file, FileChannel lock, OutputStream out) {
        this.file = file;
        this.lock = lock;
        this.out = out;
    }

    /**
     * Opens or makes the journal of a directory.
     *
     * @throws IllegalStateException if another process, or another cluster of this one, holds it
     */
    public static FileJournal open(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel lock =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!held(lock)) {
                lock.close();
                throw new IllegalStateException("another process uses " + directory);
            }
            Path file = directory.resolve("journal");
            return new FileJournal(file, lock, appending(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean held(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException here) {
            return false;
        }
    }

    private static OutputStream appending(Path file) throws IOException {
        return new FileOutputStream(file.toFile(), true);
    }

    /** {@inheritDoc} A torn frame at the end is cut off. */
    @Override
    public void replay(Consumer<byte[]> record) {
        try {
            byte[] all = Files.readAllBytes(file);
            int whole = Frames.read(all, record);
            if (whole < all.length) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(whole);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void append(byte[] record) {
        byte[] frame = Frames.frame(record);
        try {
            out.write(frame);
            grown += frame.length;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void rewrite(List<byte[]> records) {
        Path next = file.resolveSibling("journal.next");
        try {
            try (OutputStream whole = Files.newOutputStream(next)) {
                for (byte[] record : records) {
                    whole.write(Frames.frame(record));
                }
            }
            out.close();
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            out = appending(file);
            grown = 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public long grown() {
        return grown;
    }

    @Override
    public void close() {
        try (FileChannel held = lock;
                OutputStream last = out) {
            // both are released by leaving
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
