package dev.treering.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.store.NewFact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** The same columns as the store's, without key, index or check: how fast the database takes the bytes at all. */
final class StoreCopy {

    private static final HexFormat HEX = HexFormat.of();
    private static final String COPY = "copy raw_fact from stdin";

    private StoreCopy() {}

    /** Makes the table. */
    static void create(DataSource database) throws SQLException {
        try (Connection c = database.getConnection();
                var s = c.createStatement()) {
            s.execute("create table raw_fact (source text, id text, type text, held_at bigint, account text,"
                    + " payload bytea, extensions jsonb, tags text[])");
        }
    }

    /** Facts in the text form of COPY. */
    static byte[] text(List<NewFact> facts) {
        return facts.stream().map(StoreCopy::line).collect(Collectors.joining()).getBytes(UTF_8);
    }

    /** Copies each text in a transaction of its own. */
    static void copy(DataSource database, List<byte[]> texts) throws SQLException {
        try (Connection c = database.getConnection()) {
            var copies = c.unwrap(PGConnection.class).getCopyAPI();
            for (byte[] text : texts) {
                var copy = copies.copyIn(COPY);
                copy.writeToCopy(text, 0, text.length);
                copy.endCopy();
            }
        }
    }

    private static String line(NewFact fact) {
        String account = fact.account().map(a -> escaped(a.value())).orElse("\\N");
        String tags = fact.tags().stream()
                .map(tag -> '"' + tag.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
        return String.join(
                        "\t",
                        escaped(fact.id().source()),
                        escaped(fact.id().id()),
                        escaped(fact.type()),
                        Long.toString(fact.heldAt().toEpochMilli()),
                        account,
                        "\\\\x" + HEX.formatHex(fact.payload()),
                        escaped(JsonMapper.shared().writeValueAsString(fact.extensions())),
                        escaped(tags))
                + '\n';
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
