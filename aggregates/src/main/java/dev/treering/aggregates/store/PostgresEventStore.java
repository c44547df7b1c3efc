package dev.treering.aggregates.store;

import dev.treering.aggregates.store.RecentFacts.Seen;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.LogUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
    private static final int ATTEMPTS = 1_000;

    private final DataSource database;
    private final InstantSource clock;
    private final FactTable table;
    private final ReentrantLock turn = new ReentrantLock();
    private final Queue<Pending> queue = new ConcurrentLinkedQueue<>();
    private RecentFacts recent; // guarded by turn
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile long seenHead;

    /**
     * Opens the store of a {@link #migrate migrated} database.
     *
     * @param database a pool; its connections commit by themselves
     * @param clock what {@code recordedAt} is taken from
     */
    public PostgresEventStore(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.table = new FactTable(database);
        this.recent = reaching(table::newest);
        this.seenHead = recent.head();
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
            commit(batch);
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

    private void commit(List<Pending> batch) {
        var waiting = new ArrayList<>(batch);
        try {
            for (int attempt = 1; attempt <= ATTEMPTS && !waiting.isEmpty(); attempt++) {
                Round round = plan(waiting);
                try {
                    if (write(round)) {
                        round.answer();
                        return;
                    }
                    startAnew();
                } catch (SQLException e) {
                    recover(e, round, waiting);
                }
            }
            waiting.forEach(p -> p.fail(unavailable(new SQLException("others were faster " + ATTEMPTS + " times"))));
        } catch (SQLException e) {
            waiting.forEach(p -> p.fail(unavailable(e)));
        }
    }

    private Round plan(List<Pending> waiting) throws SQLException {
        if (waiting.stream().anyMatch(this::decidedOnNewer)) {
            catchUp(); // before any check, so that all are checked up to the same head
        }
        var round = new Round(recent.head());
        for (Pending pending : waiting) {
            OptionalLong overtaken = pending.condition().isPresent()
                    ? overtaken(pending.condition().get())
                    : OptionalLong.empty();
            if (overtaken.isPresent()) {
                round.add(pending, new AppendOutcome.Overtaken(overtaken.getAsLong()));
            } else {
                round.add(pending);
            }
        }
        return round;
    }

    private boolean decidedOnNewer(Pending pending) {
        return pending.condition().isPresent() && pending.condition().get().after() > recent.head();
    }

    private OptionalLong overtaken(Condition condition) throws SQLException {
        if (condition.after() > recent.head()) {
            return OptionalLong.of(recent.head()); // decided on what the store has lost since
        }
        return recent.reachesBackTo(condition.after())
                ? recent.newestWithin(condition.boundary(), condition.after())
                : table.newestWithin(condition.boundary(), condition.after());
    }

    private boolean write(Round round) throws SQLException {
        if (round.facts().isEmpty()) {
            return true;
        }
        long recordedAt = Math.max(clock.millis(), recent.recordedAt());
        var insert = new FactInsert(round.firstPosition(), round.facts());
        try (Connection connection = database.getConnection()) {
            if (!insert.execute(connection, recordedAt)) {
                return false;
            }
        }
        long position = round.firstPosition();
        for (NewFact fact : round.facts()) {
            recent.add(new Seen(position++, fact.type(), fact.tags(), recordedAt));
        }
        seenHead = recent.head();
        return true;
    }

    private void startAnew() throws SQLException {
        LOG.error(
                "the event store ended at {} and does not any more: it was put back to an older state", recent.head());
        recent = table.newest();
        seenHead = recent.head();
    }

    /** Leaves waiting those for whom it is worth another try; throws when nothing is known. */
    private void recover(SQLException failure, Round round, List<Pending> waiting) throws SQLException {
        switch (InsertFailure.of(failure)) {
            case POSITION_TAKEN -> catchUp();
            case IDENTITY_TAKEN -> {
                Map<FactId, StoredFact> found =
                        table.find(round.facts().stream().map(NewFact::id).toList());
                waiting.removeIf(pending -> answeredAsTaken(pending, found));
                catchUp();
            }
            case REFUSED -> {
                if (waiting.size() == 1) {
                    waiting.getFirst().fail(new IllegalArgumentException("the store refuses this content", failure));
                } else {
                    waiting.forEach(alone -> commit(List.of(alone))); // one bad append must not fail its neighbours
                }
                waiting.clear();
            }
            case UNKNOWN -> throw failure;
        }
    }

    private static boolean answeredAsTaken(Pending pending, Map<FactId, StoredFact> found) {
        for (NewFact fact : pending.facts()) {
            StoredFact there = found.get(fact.id());
            if (there != null) {
                pending.answer(new AppendOutcome.Taken(fact.id(), there.position()));
                return true;
            }
        }
        return false;
    }

    private void catchUp() throws SQLException {
        table.news(recent.head()).forEach(recent::add);
        seenHead = recent.head();
    }

    @Override
    public Sourced source(Boundary boundary) {
        long before = seenHead;
        List<StoredFact> facts = reaching(() -> table.within(boundary));
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
            throw unavailable(e);
        }
    }

    private static LogUnavailable unavailable(SQLException e) {
        return new LogUnavailable("the event store did not answer: " + e.getMessage(), e);
    }
}
