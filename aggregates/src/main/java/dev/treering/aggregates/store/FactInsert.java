package dev.treering.aggregates.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Any number of facts into both tables, in one statement that commits by itself: one round trip, one fsync. */
final class FactInsert {

    /** Writes nothing unless the fact before is there: a store put back to an older state must not be continued with a gap. */
    private static final String SQL = """
            with tagged as (
              insert into store.fact_tag (tag, position)
              select * from unnest(?::text[], ?::bigint[])
              where ? = 0 or exists (select from store.fact where position = ? - 1)
            )
            insert into store.fact
              (position, source, id, type, held_at, recorded_at, account, payload, extensions, tags)
            select ? + ordinal - 1, source, id, type, held_at, ?, account, payload, extensions::jsonb,
                   string_to_array(tags, E'\\x1f')
            from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::bytea[], ?::text[], ?::text[])
                 with ordinality as given (source, id, type, held_at, account, payload, extensions, tags, ordinal)
            where ? = 0 or exists (select from store.fact where position = ? - 1)""";

    private final String[] sources;
    private final String[] ids;
    private final String[] types;
    private final Long[] heldAt;
    private final @Nullable String[] accounts;
    private final byte[][] payloads;
    private final String[] extensions;
    private final String[] tags;
    private final List<String> tagged = new ArrayList<>();
    private final List<Long> taggedAt = new ArrayList<>();
    private final long first;

    /** The facts, from position {@code first} on. */
    FactInsert(long first, List<NewFact> facts) {
        int n = facts.size();
        this.first = first;
        this.sources = new String[n];
        this.ids = new String[n];
        this.types = new String[n];
        this.heldAt = new Long[n];
        this.accounts = new @Nullable String[n];
        this.payloads = new byte[n][];
        this.extensions = new String[n];
        this.tags = new String[n];
        for (int i = 0; i < n; i++) {
            put(i, facts.get(i));
        }
    }

    private void put(int i, NewFact fact) {
        sources[i] = fact.id().source();
        ids[i] = fact.id().id();
        types[i] = fact.type();
        heldAt[i] = fact.heldAt().toEpochMilli();
        accounts[i] = fact.account().isPresent() ? fact.account().get().value() : null;
        payloads[i] = fact.payload();
        extensions[i] = FactRow.extensions(fact.extensions());
        tags[i] = FactRow.tags(fact.tags());
        for (String tag : fact.tags()) {
            tagged.add(tag);
            taggedAt.add(first + i);
        }
    }

    /**
     * Runs it.
     *
     * @param recordedAt ms since 1970 UTC
     * @return false when the store has no fact before the first of these; nothing was written
     */
    boolean execute(Connection c, long recordedAt) throws SQLException {
        try (PreparedStatement s = c.prepareStatement(SQL)) {
            s.setArray(1, c.createArrayOf("text", tagged.toArray()));
            s.setArray(2, c.createArrayOf("bigint", taggedAt.toArray()));
            s.setLong(3, first);
            s.setLong(4, first);
            s.setLong(5, first);
            s.setLong(6, recordedAt);
            s.setArray(7, c.createArrayOf("text", sources));
            s.setArray(8, c.createArrayOf("text", ids));
            s.setArray(9, c.createArrayOf("text", types));
            s.setArray(10, c.createArrayOf("bigint", heldAt));
            s.setArray(11, c.createArrayOf("text", accounts));
            s.setArray(12, c.createArrayOf("bytea", payloads));
            s.setArray(13, c.createArrayOf("text", extensions));
            s.setArray(14, c.createArrayOf("text", tags));
            s.setLong(15, first);
            s.setLong(16, first);
            return s.executeUpdate() == sources.length;
        }
    }
}
