package dev.treering.embedded.postgres;

import dev.treering.embedded.StartFailedException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one postmaster alive until it is closed: one that was killed is started again on its port, where it recovers. */
final class Supervision {
    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final Launch launch;
    private final int port;
    private Postmaster postmaster;
    private boolean closed;

    private Supervision(Launch launch, Postmaster postmaster) {
        this.launch = launch;
        this.postmaster = postmaster;
        this.port = postmaster.port();
    }

    static Supervision of(Launch launch) throws IOException {
        Supervision supervision = new Supervision(launch, launch.adoptedOrStarted());
        supervision.watch();
        return supervision;
    }

    /** The port, the same for as long as this lives. */
    int port() {
        return port;
    }

    private synchronized void watch() {
        postmaster.process().onExit().thenRunAsync(this::ended, Thread::startVirtualThread);
    }

    private synchronized void ended() {
        try {
            if (closed) {
                return;
            }
            if (!postmaster.wasKilled()) {
                LOG.warn("PostgreSQL on {} was stopped by somebody else; it stays stopped", launch.data());
                return;
            }
            LOG.warn("PostgreSQL on {} was killed: starting it again", launch.data());
            postmaster = launch.startedAgain(port);
            watch();
        } catch (IOException | StartFailedException e) {
            LOG.error("PostgreSQL on {} was killed and does not start again", launch.data(), e);
        }
    }

    /** Stops the server in order; further calls do nothing. */
    synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            postmaster.stop(launch.programs());
        }
    }
}
