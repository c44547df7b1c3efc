package dev.treering.embedded.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's first process.
 *
 * @param ours whether this process started it, and so is told by the system when it ends
 */
record Postmaster(ProcessHandle process, Path data, int port, boolean ours) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration ORDERLY = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** A child of this process that is, or is about to become, the postmaster of the directory. */
    static Postmaster started(Process child, Path data, int port) {
        return new Postmaster(child.toHandle(), data, port, true);
    }

    /** The postmaster that {@code postmaster.pid} names, if it is alive and really is one on this directory. */
    static Optional<Postmaster> of(Path data) throws IOException {
        return PostmasterFile.read(data)
                .flatMap(file -> ProcessHandle.of(file.pid())
                        .map(process -> new Postmaster(process, data, file.port(), false))
                        .filter(Postmaster::isAlive));
    }

    /**
     * Whether it runs. Of a stranger the command line is looked at too: a process id is soon used again in a container, and a
     * dead process that nobody has waited for keeps its id but has no command line. Of a child it must not be: a process
     * has none either for the moment in which it becomes another program, which ours does on the way to being PostgreSQL.
     */
    boolean isAlive() {
        return process.isAlive()
                && (ours
                        || process.info()
                                .commandLine()
                                .filter(this::servesOurData)
                                .isPresent());
    }

    /** Whether it was started from this program file, thus from the same binaries. */
    boolean runs(Path program) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(program + " "))
                .isPresent();
    }

    private boolean servesOurData(String commandLine) {
        return commandLine.contains("postgres " + String.join(" ", arguments(data)) + " ");
    }

    /** What the command line starts with, so that a server of this directory can be told from others. */
    static String[] arguments(Path data) {
        return new String[] {"-D", data.toString()};
    }

    /** Whether it lets clients in. */
    boolean isReady() throws IOException {
        return PostmasterFile.read(data)
                .filter(file -> file.pid() == process.pid() && file.isReady())
                .isPresent();
    }

    /** Waits until it serves, which after a crash means until the log is replayed; false if it ended instead. */
    boolean becomesReady(Duration limit) throws IOException {
        Await.until(() -> isReady() || !isAlive(), limit);
        return isReady() && isAlive();
    }

    /** Whether it ended without signing off: an orderly stop, whoever asked for it, removes its file. */
    boolean wasKilled() throws IOException {
        return !isAlive()
                && PostmasterFile.read(data)
                        .filter(file -> file.pid() == process.pid())
                        .isPresent();
    }

    /** Ends all sessions, writes a checkpoint and returns when the process is gone. Harsher if that takes too long, still safe. */
    void stop(Programs programs) throws IOException {
        signal(programs, "INT");
        if (Await.until(() -> !isAlive(), ORDERLY)) {
            return;
        }
        LOG.warn(
                "PostgreSQL on {} did not stop within {}: stopping it at once, the next start will recover",
                data,
                ORDERLY);
        signal(programs, "QUIT");
        if (!Await.until(() -> !isAlive(), AT_ONCE)) {
            throw new IOException("PostgreSQL on " + data + " (process " + process.pid() + ") does not stop");
        }
    }

    private void signal(Programs programs, String signal) throws IOException {
        Finished kill = programs.run("pg_ctl", "kill", signal, Long.toString(process.pid()));
        if (!kill.succeeded() && isAlive()) {
            throw new IOException("cannot signal PostgreSQL, process " + process.pid() + ": " + kill.output());
        }
    }
}
