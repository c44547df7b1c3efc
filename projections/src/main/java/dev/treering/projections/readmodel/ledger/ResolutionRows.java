package dev.treering.projections.readmodel.ledger;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.projections.query.CellResolution;
import dev.treering.projections.readmodel.sql.Procedure;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What became of each stated cell. A second lock beside the account's ledger: the table takes a cell and revision once, whoever
 * writes, and keeps what would have resolved it again apart.
 */
final class ResolutionRows implements Resolutions {

    private final Procedure take = new Procedure("resolution.take", ResolutionColumns.TYPES);

    @Override
    public void take(ChainedEntry chained) {
        CellResolution.of(chained).forEach(this::take);
    }

    private void take(CellResolution resolved) {
        take.row(ResolutionColumns.values(resolved));
    }

    @Override
    public void write(Connection connection) throws SQLException {
        take.write(connection);
    }
}
