package dev.treering.projections.tlog;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.Optional;

/** One writer at a time; a dead one's lock is gone with it. */
final class WriterLock implements AutoCloseable {

    private final FileChannel channel;

    private WriterLock(FileChannel channel) {
        this.channel = channel;
    }

    static Optional<WriterLock> take(LogFiles files) throws IOException {
        var channel = FileChannel.open(files.at(LogFiles.LOCK), CREATE, WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new WriterLock(channel));
            }
        } catch (OverlappingFileLockException _) {
            // held by this very process: the same answer as for another one
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
