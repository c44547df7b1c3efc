package dev.treering.aggregates.store;

import dev.treering.events.archive.ArchivedFact;
import dev.treering.events.archive.MergedFacts;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/**
 * Puts an archive's facts into a store that has none: the same identities at the same positions, recorded when they were recorded.
 * No door can do that, as a door gives what it takes a new position and time. Nobody else may write meanwhile. Killed, it goes on
 * where it was the next time, once it has compared what is there.
 */
public final class Restoration {

    private static final int FACTS_AT_ONCE = 5_000;

    private final DataSource database;
    private final FactTable table;
    private final LongConsumer progress;
    private long head;
    private long recordedAt;
    private long compared;

    private Restoration(DataSource database, LongConsumer progress) {
        this.database = database;
        this.table = new FactTable(database);
        this.progress = progress;
    }

    /** What came of it. */
    public sealed interface Result {

        /**
         * The store holds the archive and nothing else.
         *
         * @param facts in the store
         * @param compared of them that were there before
         */
        record Restored(long facts, long compared) implements Result {}

        /** The store holds something else, or the archive something that this version cannot keep. Nothing more was written. */
        record Refused(String problem) implements Result {}
    }

    /**
     * Restores all of it.
     *
     * @param database {@link PostgresEventStore#migrate migrated}; connections commit by themselves
     * @param facts from position 0 on
     * @param progress is told the position of what is durable
     * @throws dev.treering.events.log.LogUnavailable when the database does not answer; to be run again
     */
    public static Result run(DataSource database, MergedFacts facts, LongConsumer progress) throws IOException {
        var restoration = new Restoration(database, progress);
        try {
            return restoration.run(facts);
        } catch (NotRestorable e) {
            return new Result.Refused(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            throw Appender.unavailable(e);
        }
    }

    private Result run(MergedFacts facts) throws IOException, SQLException, NotRestorable {
        head = table.head();
        long position = -1;
        for (var batch = next(facts); !batch.isEmpty(); batch = next(facts)) {
            position = batch.getLast().position();
            int there = (int) Math.clamp(head - batch.getFirst().position() + 1, 0, batch.size());
            compare(batch.subList(0, there));
            append(batch.subList(there, batch.size()));
            progress.accept(position);
        }
        if (head > position) {
            throw new NotRestorable("the store ends at position " + head + ", the archive at " + position
                    + ": it holds more than the archive");
        }
        return new Result.Restored(position + 1, compared);
    }

    private static List<ArchivedFact> next(MergedFacts facts) throws IOException {
        var batch = new ArrayList<ArchivedFact>();
        while (batch.size() < FACTS_AT_ONCE) {
            var copies = facts.next();
            if (copies.isEmpty()) {
                break;
            }
            batch.add(copies.getFirst());
        }
        return batch;
    }

    private void compare(List<ArchivedFact> batch) throws SQLException, NotRestorable {
        if (batch.isEmpty()) {
            return;
        }
        List<StoredFact> stored = table.read(batch.getFirst().position(), batch.size());
        for (int i = 0; i < batch.size(); i++) {
            ArchivedFact archived = batch.get(i);
            boolean isSame = i < stored.size() && RestoredFact.isSame(stored.get(i), archived);
            if (!isSame) {
                throw new NotRestorable("the store is not empty, and has another fact at position "
                        + archived.position() + " than the archive, which has " + archived.id());
            }
        }
        compared += batch.size();
        recordedAt = batch.getLast().recordedAt().toEpochMilli();
    }

    /** In one transaction, a statement for each time of recording. */
    private void append(List<ArchivedFact> batch) throws SQLException, NotRestorable {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (int from = 0; from < batch.size(); ) {
                    int until = endOfSameTime(batch, from);
                    append(connection, batch.subList(from, until));
                    from = until;
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static int endOfSameTime(List<ArchivedFact> batch, int from) {
        int until = from + 1;
        while (until < batch.size()
                && batch.get(until).recordedAt().equals(batch.get(from).recordedAt())) {
            until++;
        }
        return until;
    }

    private void append(Connection connection, List<ArchivedFact> together) throws SQLException, NotRestorable {
        long time = together.getFirst().recordedAt().toEpochMilli();
        if (time < recordedAt) {
            throw new NotRestorable("the fact at position "
                    + together.getFirst().position() + " was recorded before the one before it: no log says that");
        }
        var facts = new ArrayList<NewFact>();
        for (ArchivedFact archived : together) {
            facts.add(RestoredFact.of(archived));
        }
        if (!new FactInsert(together.getFirst().position(), facts).execute(connection, time)) {
            throw new NotRestorable(
                    "the store ends before position " + together.getFirst().position()
                            + ", though it did not when this began: somebody else writes to it");
        }
        recordedAt = time;
    }
}
