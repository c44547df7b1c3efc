package dev.treering.projections.tlog;

import java.io.IOException;
import java.nio.file.Path;

/** What a log asks of a disk: that what was written is there, whole, when the call returns, and that half a file is never seen. */
interface Disk {

    /** Puts a file in its place, over one that is there. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Takes a file away, if it is there. */
    void delete(Path file) throws IOException;
}
