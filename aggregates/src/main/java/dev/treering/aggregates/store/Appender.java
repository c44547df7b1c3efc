package dev.treering.aggregates.store;

import dev.treering.aggregates.store.RecentFacts.Seen;
import dev.treering.events.facts.FactId;
import dev.treering.events.log.LogUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends for this process, to the position after the newest it knows of; who else appends is noticed by the primary key. Used
 * under the store's lock, but for {@link #head}.
 */
final class Appender {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);
    private static final int ATTEMPTS = 1_000;

    private final DataSource database;
    private final InstantSource clock;
    private final FactTable table;
    private RecentFacts recent;
    private volatile long seenHead;

    Appender(DataSource database, InstantSource clock) throws SQLException {
        this.database = database;
        this.clock = clock;
        this.table = new FactTable(database);
        this.recent = table.newest();
        this.seenHead = recent.head();
    }

    /** The newest position known here: all up to it is committed, there may be more. */
    long head() {
        return seenHead;
    }

    /** Answers each of them; on failure those it could not. */
    void commit(List<Pending> batch) {
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

    static LogUnavailable unavailable(SQLException e) {
        return new LogUnavailable("the event store did not answer: " + e.getMessage(), e);
    }
}
