package dev.treering.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One owner per directory, held through a lock file that the operating system releases when the process dies, however it
 * dies. The file also names the owner's process id, for the message to whoever comes second.
 */
public final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "lock";

    /**
     * Directories this process owns. POSIX releases a process's lock on a file when the process closes <em>any</em> channel
     * on it, so a second opening in the same process has to be refused before it touches the file.
     */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * Takes the directory, making it if it is missing.
     *
     * @throws DirectoryInUseException if it has an owner
     */
    public static DirectoryLock take(Path directory) {
        try {
            Path real = Files.createDirectories(directory).toRealPath();
            if (!OWNED.add(real)) {
                throw new DirectoryInUseException(real, "this process already");
            }
            boolean taken = false;
            try {
                DirectoryLock lock = new DirectoryLock(real, locked(real));
                taken = true;
                return lock;
            } finally {
                if (!taken) {
                    OWNED.remove(real);
                }
            }
        } catch (IOException e) {
            throw new StartFailedException("cannot take the directory " + directory + ": " + e, e);
        }
    }

    private static FileChannel locked(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(
                directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            if (channel.tryLock() == null) {
                throw new DirectoryInUseException(directory, owner(directory));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            locked = true;
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static String owner(Path directory) throws IOException {
        String pid = Files.readString(directory.resolve(FILE), StandardCharsets.US_ASCII)
                .strip();
        return pid.isEmpty() ? "another process" : "process " + pid;
    }

    /** The owned directory, absolute and with symbolic links resolved. */
    public Path directory() {
        return directory;
    }

    /** Gives the directory back; further calls do nothing. */
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OWNED.remove(directory);
        }
    }
}
