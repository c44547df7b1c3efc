package dev.treering.aggregates.store;

import dev.treering.events.facts.FactId;
import dev.treering.events.vocabulary.AccountId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A fact as a row of {@code store.fact}, and the parts of it that SQL has no plain type for. */
final class FactRow {

    static final String COLUMNS =
            "f.position, f.source, f.id, f.type, f.held_at, f.recorded_at, f.account, f.payload, f.extensions::text,"
                    + " array_to_string(f.tags, E'\\x1f')";

    private static final String BETWEEN_TAGS = "\u001f";
    private static final String NO_EXTENSIONS = "{}";
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> TEXT_BY_NAME = new TypeReference<>() {};

    private FactRow() {}

    /** The row under the cursor, which has {@link #COLUMNS}. */
    static StoredFact read(ResultSet row) throws SQLException {
        return new StoredFact(
                row.getLong(1),
                new FactId(row.getString(2), row.getString(3)),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)),
                Instant.ofEpochMilli(row.getLong(6)),
                Optional.ofNullable(row.getString(7)).map(AccountId::new),
                row.getBytes(8),
                extensions(row.getString(9)),
                tags(row.getString(10)));
    }

    static String extensions(Map<String, String> extensions) {
        return extensions.isEmpty() ? NO_EXTENSIONS : JSON.writeValueAsString(extensions);
    }

    private static Map<String, String> extensions(String json) {
        return json.equals(NO_EXTENSIONS) ? Map.of() : Map.copyOf(JSON.readValue(json, TEXT_BY_NAME));
    }

    static String tags(SortedSet<String> tags) {
        return String.join(BETWEEN_TAGS, tags);
    }

    static SortedSet<String> tags(String joined) {
        List<String> tags = joined.isEmpty() ? List.of() : Arrays.asList(joined.split(BETWEEN_TAGS, -1));
        return Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }
}
