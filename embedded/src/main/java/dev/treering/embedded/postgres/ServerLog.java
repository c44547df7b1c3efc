package dev.treering.embedded.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that takes what the server says; the one before it is kept when it has grown large. */
record ServerLog(Path file) {
    private static final long LARGE_BYTES = 10L << 20;
    private static final int TAIL_BYTES = 4096;

    /**
     * What passes by itself: children of a killed postmaster that still hold its memory, a port lost to somebody else, and a
     * postmaster whose parent was killed before it had said where it is.
     */
    private static final List<String> PASSING = List.of(
            "pre-existing shared memory block",
            "Address already in use",
            "could not create any TCP/IP sockets",
            "lock file \"postmaster.pid\" already exists");

    /** Makes room for another run. */
    void turn() throws IOException {
        if (size() > LARGE_BYTES) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The last few lines said since {@code position}, for a message to a person. */
    String since(long position) throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(position, log.length() - TAIL_BYTES);
            log.seek(from);
            byte[] said = new byte[(int) (log.length() - from)];
            log.readFully(said);
            return new String(said, StandardCharsets.UTF_8).strip();
        }
    }

    /** Whether the reason given for not starting is one to wait for and try again. */
    static boolean passes(String said) {
        return PASSING.stream().anyMatch(said::contains);
    }
}
