package dev.treering.projections.readmodel.following;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a read model up to date on a thread of its own.
 *
 * <p>Whatever goes wrong, it begins again from the offsets in the database, after a pause, until it is closed: a database or
 * broker that was away is caught up with, and {@link #trouble()} says what is wrong meanwhile. Only an error ends it, see {@link #illness()}.
 */
public final class Projector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final String bootstrapServers;
    private final DataSource database;
    private final Projection projection;
    private final Progress progress = new Progress();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Exception trouble;
    private volatile @Nullable Throwable illness;
    private volatile @Nullable Session session;

    private Projector(String bootstrapServers, DataSource database, Projection projection) {
        this.bootstrapServers = bootstrapServers;
        this.database = database;
        this.projection = projection;
        this.thread = Thread.ofPlatform().name("read-" + projection.topic()).unstarted(this::run);
    }

    /** Starts to follow the projection's topic, from where its rows in the database end. */
    public static Projector start(String bootstrapServers, DataSource database, Projection projection) {
        var projector = new Projector(bootstrapServers, database, projection);
        projector.thread.start();
        return projector;
    }

    /** How far it has come. */
    public Progress progress() {
        return progress;
    }

    /** What keeps it from going on, now; empty while all is well. */
    public Optional<Exception> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** What has ended it for good; empty while it lives. */
    public Optional<Throwable> illness() {
        return Optional.ofNullable(illness);
    }

    private void run() {
        try {
            follow();
        } catch (InterruptedException | RuntimeException | Error e) {
            illness = e;
            LOG.error("{} has ended: its read model stays as it is until a restart", thread.getName(), e);
        }
    }

    private void follow() throws InterruptedException {
        while (!isClosing()) {
            try (var opened = Session.open(bootstrapServers, database, projection, progress)) {
                session = opened;
                while (!isClosing()) {
                    opened.step();
                    trouble = null;
                }
            } catch (Overtaken e) {
                LOG.info("{}: beginning again from the database", e.getMessage());
                pause();
            } catch (SQLException | RuntimeException e) {
                if (!isClosing()) {
                    trouble = e;
                    LOG.warn("{} is held up, trying again", thread.getName(), e);
                    pause();
                }
            } finally {
                session = null;
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after the batch in hand, and returns when it has. */
    @Override
    public void close() {
        closing.countDown();
        var open = session;
        if (open != null) {
            open.wakeUp();
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
