package dev.treering.projections.readmodel.platform;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.log.Extensions;
import dev.treering.projections.readmodel.sql.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Facts that say of themselves that they mend a dead letter. Whether there is such a letter is for whoever asks. */
final class MendRows {

    private final Upsert mends = new Upsert(
            "insert into mend (position, letter, source, fact)",
            List.of("int8", "text", "text", "text"),
            "on conflict (position) do nothing");

    void take(LoggedFact logged) {
        String letter = logged.extensions().get(Extensions.MENDS);
        if (letter != null) {
            mends.first(
                    List.of(logged.position()),
                    logged.position(),
                    letter,
                    logged.id().source(),
                    logged.id().id());
        }
    }

    void write(Connection connection) throws SQLException {
        mends.write(connection);
    }
}
