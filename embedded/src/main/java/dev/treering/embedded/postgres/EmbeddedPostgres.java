package dev.treering.embedded.postgres;

import dev.treering.embedded.DirectoryLock;
import dev.treering.embedded.LoopbackPort;
import dev.treering.embedded.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server beside this process, for a machine that has no database.
 *
 * <p>It listens on 127.0.0.1 only, asks for a password, and writes to the disk what it acknowledges. If this process is
 * killed the server goes on, and the next start on the directory adopts it; if the server is killed it is started again where
 * it was; if both are killed, the next start recovers.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "postgres";
    private static final String DATABASE = "postgres";

    private final DirectoryLock lock;
    private final Supervision supervision;
    private final String password;

    private EmbeddedPostgres(DirectoryLock lock, Supervision supervision, String password) {
        this.lock = lock;
        this.supervision = supervision;
        this.password = password;
    }

    /**
     * Starts or adopts the server of the directory, which it owns until {@link #close()}; returns once clients are let in.
     *
     * @param directory made if missing; holds the data, the password and the server's log
     * @throws dev.treering.embedded.DirectoryInUseException if the directory has an owner
     * @throws StartFailedException if the server cannot run here, or not on this directory
     */
    public static EmbeddedPostgres start(Path directory) {
        return start(directory, Identity::onThisMachine);
    }

    static EmbeddedPostgres start(Path directory, Identity.Choice choice) {
        long began = System.nanoTime();
        DirectoryLock lock = DirectoryLock.take(directory);
        boolean started = false;
        try {
            EmbeddedPostgres postgres = on(lock, choice.identity());
            LOG.info(
                    "embedded PostgreSQL serves {} from {} after {} ms",
                    postgres.jdbcUrl(),
                    lock.directory(),
                    (System.nanoTime() - began) / 1_000_000);
            started = true;
            return postgres;
        } catch (IOException e) {
            throw new StartFailedException(
                    "the embedded PostgreSQL did not start on " + directory + ": " + e.getMessage(), e);
        } finally {
            if (!started) {
                lock.close();
            }
        }
    }

    private static EmbeddedPostgres on(DirectoryLock lock, Identity identity) throws IOException {
        Path home = lock.directory();
        identity.checkItMayEnter(home);
        Programs programs = new Programs(Binaries.in(BinariesCache.of(identity, home)), identity, home);
        String password = Password.in(home.resolve("password"));
        Path data = DataDirectory.in(home, programs, USER, password);
        Launch launch = new Launch(data, programs, new ServerLog(home.resolve("postgres.log")));
        return new EmbeddedPostgres(lock, Supervision.of(launch), password);
    }

    /** Where JDBC finds the server, without the user and the password; of this start only. */
    public String jdbcUrl() {
        return "jdbc:postgresql://" + LoopbackPort.HOST + ":" + supervision.port() + "/" + DATABASE;
    }

    /** The user, who may do everything. */
    public String user() {
        return USER;
    }

    /** The user's password: random, made with the directory, the same at every start. */
    public String password() {
        return password;
    }

    /** Stops the server in order, ending whatever sessions are left, and gives the directory back. */
    @Override
    public void close() {
        try (lock) {
            supervision.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
