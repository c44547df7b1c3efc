package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import dev.treering.events.log.LogUnavailable;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event store on plain PostgreSQL.
 *
 * <p>The position is the lock: an append goes to exactly the newest known position + 1, so when another process has appended
 * meanwhile the primary key refuses it, and it is checked and tried again from the new head. No advisory lock, no sequence, no
 * serialisable isolation. Within a process whoever gets the turn appends all that has queued up, as one statement.
 *
 * <p>Safe for use by several threads and several processes at once.
 */
public final class PostgresEventStore implements EventStore {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresEventStore.class);
    private static final int MOST_FACTS_AT_ONCE = 10_000;

    private final FactTable table;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private final Appender appender; // guarded by turn
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /**
     * Opens the store of a {@link #migrate migrated} database.
     *
     * @param database a pool; its connections commit by themselves
     * @param clock what {@code recordedAt} is taken from
     */
    public PostgresEventStore(DataSource database, InstantSource clock) {
        this.table = new FactTable(database);
        this.appender = reaching(() -> new Appender(database, clock));
    }

    /** Brings the database's schema {@code store} to this version. */
    public static void migrate(DataSource database) {
        Flyway.configure(PostgresEventStore.class.getClassLoader())
                .dataSource(database)
                .defaultSchema("store")
                .createSchemas(true)
                .locations("classpath:db/store")
                .load()
                .migrate();
    }

    @Override
    public AppendOutcome append(Optional<Condition> condition, List<NewFact> facts) {
        var mine = new Pending(condition, facts);
        queue.add(mine);
        turn.lock();
        try {
            while (!mine.answered()) {
                lead();
            }
        } finally {
            turn.unlock();
        }
        return mine.outcome();
    }

    /** Appends what has queued up, for whoever queued it. */
    private void lead() {
        List<Pending> batch = takeQueued();
        try {
            appender.commit(batch);
        } finally {
            for (Pending left : batch) {
                if (!left.answered()) {
                    left.fail(new LogUnavailable("the append was cut short", new IllegalStateException("no answer")));
                }
            }
        }
        listeners.forEach(PostgresEventStore::signal);
    }

    private List<Pending> takeQueued() {
        var batch = new ArrayList<Pending>();
        int facts = 0;
        for (Pending next = queue.peek(); next != null; next = queue.peek()) {
            facts += next.facts().size();
            if (facts > MOST_FACTS_AT_ONCE && !batch.isEmpty()) {
                break;
            }
            batch.add(queue.remove());
        }
        return batch;
    }

    @Override
    public Sourced source(Boundary boundary, long after) {
        long before = Math.max(after, appender.head());
        List<StoredFact> facts = reaching(() -> table.within(boundary, after));
        // who sees a position sees all before it, as each was committed before the next was tried
        return new Sourced(
                facts,
                facts.isEmpty() ? before : Math.max(before, facts.getLast().position()));
    }

    @Override
    public List<StoredFact> read(long fromPosition, int limit) {
        return reaching(() -> table.read(fromPosition, limit));
    }

    @Override
    public Map<FactId, StoredFact> find(Collection<FactId> ids) {
        return reaching(() -> table.find(ids));
    }

    @Override
    public long head() {
        return reaching(table::head);
    }

    @Override
    public void onAppended(Runnable listener) {
        listeners.add(listener);
    }

    private static void signal(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.error(
                    "a listener of the event store failed; what was appended is safe", e); // not the appender's concern
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws SQLException;
    }

    private static <T> T reaching(Reading<T> reading) {
        try {
            return reading.read();
        } catch (SQLException e) {
            throw Appender.unavailable(e);
        }
    }
}
