package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.ChainedEntry;
import java.sql.Connection;
import java.sql.SQLException;

/** What the entries of a batch say of stated cells. */
interface Resolutions {

    void take(ChainedEntry chained);

    void write(Connection connection) throws SQLException;
}
