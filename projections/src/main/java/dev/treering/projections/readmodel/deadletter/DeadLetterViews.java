package dev.treering.projections.readmodel.deadletter;

import dev.treering.events.topics.FactRecords;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.wire.UnreadableRecord;
import dev.treering.projections.query.DeadLetterQueries.Attempt;
import dev.treering.projections.query.DeadLetterQueries.DeadLetter;
import dev.treering.projections.query.DeadLetterQueries.Original;
import dev.treering.projections.query.DeadLetterQueries.Refused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Rows as views. */
final class DeadLetterViews {

    private DeadLetterViews() {}

    record Placed(String letter, Attempt attempt) {}

    static Placed placed(ResultSet row) throws SQLException {
        String detail = row.getString("detail");
        return new Placed(
                row.getString("letter"),
                new Attempt(
                        row.getLong("position"),
                        row.getString("source"),
                        row.getString("fact"),
                        Optional.ofNullable(row.getString("code")).map(code -> new Refused(code, detail))));
    }

    static DeadLetter letter(ResultSet row, List<Attempt> attempts) throws SQLException {
        return new DeadLetter(
                row.getString("letter"),
                number(row, "position"),
                account(row.getString("account")),
                text(row, "source"),
                text(row, "fact"),
                text(row, "type"),
                row.getString("code"),
                row.getString("detail"),
                number(row, "mended_by"),
                attempts);
    }

    /** Read anew each time it is asked for: this version may understand what the one that stored it did not. */
    static Original original(ResultSet row) throws SQLException {
        Headers headers = StoredHeaders.decode(row.getBytes("headers"));
        byte @Nullable [] value = row.getBytes("value");
        try {
            return new Original.OfFact(FactRecords.read(headers, row.getLong("held_ms"), value));
        } catch (UnreadableRecord _) {
            var texts = new HeaderTexts(headers);
            var shown = new TreeMap<String, String>();
            for (Header header : headers) {
                shown.put(header.key(), texts.text(header.key()).orElse(""));
            }
            return new Original.OfRecord(shown, value == null ? new byte[0] : value);
        }
    }

    /** What the record says may be no account's name at all. */
    private static Optional<AccountId> account(@Nullable String said) {
        try {
            return Optional.ofNullable(said).map(AccountId::new);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
